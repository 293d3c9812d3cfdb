import { countDebt } from '#types/debt';
import type { DebtOutcome } from '#types/debt-outcome';
import type { Providers } from '#types/providers';
import type { Rule } from '#types/rule';
import { pruneEntries } from '#service/debt/settle-debt';
import type { ProjectOptions } from '../open-project';
import { openDebt } from './open-debt';
import { planChanges } from './plan-changes';

/**
 * Takes out of the known debt what the code does not owe any more, and writes down where files lie now. Writes nothing.
 *
 * @throws FaultError where the project has faults
 */
export function pruneDebt(options: ProjectOptions, providers: Providers, rules: readonly Rule[]): DebtOutcome {
  const { root, debt, policy, findings } = openDebt(options, providers, rules);
  const entries = pruneEntries(debt, findings, policy);
  const before = countDebt(debt.files.flatMap((file) => file.entries));
  return { root, changes: planChanges(debt, entries, policy), before, entries, refused: [] };
}

import type { DebtReport } from '#types/debt-outcome';
import { FaultError } from '#types/fault';
import type { Providers } from '#types/providers';
import type { KnownDebt } from '#types/report';
import type { Rule } from '#types/rule';
import { describeKnownDebt } from '../describe-known-debt';
import { openProject, type ProjectOptions } from '../open-project';

/** @param base a branch, a tag or a commit to compare with; the upstream default branch where left out */
export function reportDebt(
  options: ProjectOptions & { readonly base?: string },
  providers: Providers,
  rules: readonly Rule[],
): DebtReport {
  const project = openProject(options, providers, rules);
  const faults = project.faults.filter(({ code }) => code.startsWith('debt/'));
  if (faults.length > 0) throw new FaultError(faults);
  const known = describeKnownDebt(project, providers, options.base);
  const nothing: KnownDebt = { listed: 0, atBase: undefined, base: undefined, renamed: 0 };
  const files = project.debt.files.map(({ path, entries }) => ({ path, entries }));
  return { ...(known ?? nothing), root: project.root, files };
}

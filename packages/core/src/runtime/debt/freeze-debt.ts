import { countDebt } from '#types/debt';
import type { DebtOutcome } from '#types/debt-outcome';
import { FaultError } from '#types/fault';
import type { Finding } from '#types/finding';
import type { Providers } from '#types/providers';
import type { Rule } from '#types/rule';
import { findNearest } from '#config/find-nearest';
import { addEntries } from '#service/debt/settle-debt';
import { isStrict } from '#service/debt/create-ledger';
import type { ProjectOptions } from '../open-project';
import { openDebt } from './open-debt';
import { planChanges } from './plan-changes';

export interface FreezeOptions extends ProjectOptions {
  /** Ids of the rules whose findings become known; all where left out, which only a project without known debt may. */
  readonly onlyRules?: readonly string[];
  /** Only findings in this domain. */
  readonly domain?: string;
}

/**
 * Makes findings known debt. Writes nothing.
 *
 * @throws FaultError where the project has faults, or already has known debt and no rule is named: what a new rule finds does not
 * slip in
 */
export function freezeDebt(options: FreezeOptions, providers: Providers, rules: readonly Rule[]): DebtOutcome {
  const project = openDebt(options, providers, rules);
  const { debt, policy, findings } = project;
  if (options.onlyRules === undefined && debt.files.length > 0) throw new FaultError([toUnnamedFault()]);
  const freezable = new Set(project.rules.filter(isFreezable).map(({ id }) => id));
  requireRules(options.onlyRules ?? [], freezable);
  requireDomain(options.domain, findings);
  const asked = findings.filter(
    ({ rule, from, known }) =>
      !known &&
      freezable.has(rule) &&
      options.onlyRules?.includes(rule) !== false &&
      (options.domain === undefined || from.domain === options.domain),
  );
  const refused = asked.filter((finding) => isStrict(finding, policy));
  const more = asked.filter((finding) => !refused.includes(finding));
  const known = findings.filter((finding) => finding.known);
  const entries = addEntries(debt, known, more);
  const before = countDebt(debt.files.flatMap((file) => file.entries));
  return { root: project.root, changes: planChanges(debt, entries, policy), before, entries, refused };
}

/** What is wrong with the policy itself is put right, not owed. */
function isFreezable(rule: Rule): boolean {
  return rule.scope !== 'change' && !(rule.scope === 'graph' && rule.sees === 'run');
}

function requireRules(asked: readonly string[], freezable: ReadonlySet<string>): void {
  const unknown = asked.filter((id) => !freezable.has(id));
  if (unknown.length === 0) return;
  throw new FaultError(
    unknown.map((id) => {
      const nearest = findNearest(id, freezable);
      return {
        code: 'usage/unknown-rule',
        what: `There is no rule \`${id}\` whose findings can be known debt.`,
        mend: nearest === undefined ? `Name one of: ${[...freezable].join(', ')}.` : `Name \`${nearest}\`.`,
      };
    }),
  );
}

function requireDomain(domain: string | undefined, findings: readonly Finding[]): void {
  const domains = new Set(findings.flatMap(({ from }) => (from.domain === undefined ? [] : [from.domain])));
  if (domain === undefined || domains.has(domain)) return;
  throw new FaultError([
    {
      code: 'usage/unknown-domain',
      what: `Nothing is found in a domain \`${domain}\`.`,
      mend: domains.size === 0 ? 'Leave out `--domain`.' : `Name one of: ${[...domains].sort().join(', ')}.`,
    },
  ]);
}

function toUnnamedFault() {
  return {
    code: 'usage/unnamed-rule',
    what: 'The project has known debt already, and known debt only shrinks by itself.',
    mend: 'Name the rules whose findings are to become known with `--rule`.',
  };
}

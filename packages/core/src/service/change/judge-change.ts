import type { AddedSuppression, Change } from '#types/change';
import type { Finding } from '#types/finding';
import type { Approval, Policy } from '#types/policy';
import type { Approved } from '#types/report';
import type { ChangeOffence, ChangeRule, Rule } from '#types/rule';
import type { Draft } from '../draft';
import { fillTemplate } from '../fill-template';
import { toFindings } from '../to-findings';
import { toRuleOptions } from '../to-rule-options';

export interface ChangeVerdict {
  readonly findings: readonly Finding[];
  /** What would be a finding, were it not approved in the same change. */
  readonly approved: readonly Approved[];
}

/**
 * Asks the rules about a change of what guards the architecture. Whether a rule runs is what the policy said before: else a
 * change could switch off whoever reports it.
 */
export function judgeChange(change: Change, rules: readonly Rule[]): ChangeVerdict {
  const law = change.before ?? change.after;
  const asked = rules.filter(
    (rule): rule is ChangeRule => rule.scope === 'change' && law.rules[rule.id]?.severity !== 'off',
  );
  const guarded = new Set(rules.filter(({ scope }) => scope === 'edge').map(({ id }) => id));
  const approvals = findFreshApprovals(change);
  const approved: Approved[] = [];
  const drafts: Draft[] = [];
  for (const rule of asked) {
    const offences =
      rule.sees === 'change'
        ? rule.check({ policy: change.after, change, options: toRuleOptions(law, rule) })
        : change.suppressions.flatMap((suppression) => toOffences(rule, suppression, guarded));
    for (const offence of offences) {
      const draft = toDraft(rule, offence);
      const approval = approvals.find(({ loosens }) => isSame(loosens, offence.loosens));
      if (approval === undefined) drafts.push(draft);
      else approved.push({ ...approval, rule: rule.id, what: draft.finding.what });
    }
  }
  return { findings: toFindings(drafts), approved };
}

/** An approval is used up by the change that it came with: one that was there before approves nothing more. */
function findFreshApprovals({ before, after }: Change): readonly Approval[] {
  const spent = before?.approvals ?? [];
  return after.approvals.filter(({ loosens }) => !spent.some((old) => isSame(old.loosens, loosens)));
}

function isSame(a: string, b: string): boolean {
  return a.trim().split(/\s+/).join(' ') === b.trim().split(/\s+/).join(' ');
}

function toOffences(
  rule: Extract<ChangeRule, { readonly sees: 'suppressions' }>,
  suppression: AddedSuppression,
  guarded: ReadonlySet<string>,
): readonly ChangeOffence[] {
  const { file, line, directive } = suppression;
  const offence = rule.check(suppression, guarded);
  if (offence === undefined) return [];
  const names = offence.names ?? [];
  return [
    {
      ...offence,
      file,
      line,
      key: [directive, ...names].join(' '),
      loosens: `suppression ${file}`,
      data: { line, directive, names: names.map((name) => `\`${name}\``).join(', '), ...offence.data },
    },
  ];
}

function toDraft(rule: ChangeRule, offence: ChangeOffence): Draft {
  const { file, line = 1, key, loosens } = offence;
  const message = rule.messages[offence.message];
  if (message === undefined) throw new Error(`The rule \`${rule.id}\` has no message \`${offence.message}\`.`);
  const data = { from: file, ...offence.data };
  const approve = `Or let a code owner approve it: \`approvals\` takes { "loosens": ${JSON.stringify(loosens)}, "why": …, "owner": … }.`;
  return {
    finding: {
      rule: rule.id,
      from: { file, line, column: 1, endLine: line, endColumn: 1 },
      names: [loosens],
      chain: offence.chain ?? [],
      what: fillTemplate(message.what, data),
      why: fillTemplate(offence.why ?? message.why, data),
      help: `${offence.help ?? 'Take it back.'} ${approve}`,
      remedies: [],
      known: false,
      docs: rule.docs ?? `rules/${rule.id}/rule.md`,
    },
    identity: [rule.id, file, key, offence.message],
  };
}

/** Where the policy says something, as a place for a finding. */
export function locateKey(policy: Policy, key: string | undefined): { readonly file: string; readonly line: number } {
  const file = policy.source ?? 'storypole.config.json';
  for (let at = key ?? ''; at !== ''; at = at.replace(/(?:\.[^.[]*|\[\d+\])$/, '')) {
    const line = policy.lines[at];
    if (line !== undefined) return { file, line };
    if (!/[.[]/.test(at)) break;
  }
  return { file, line: 1 };
}

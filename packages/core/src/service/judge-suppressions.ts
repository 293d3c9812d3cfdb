import type { Finding } from '#types/finding';
import type { Policy } from '#types/policy';
import type { ChangeRule, Rule, Suppression } from '#types/rule';
import type { Draft } from './draft';
import { fillTemplate } from './fill-template';
import { toFindings } from './to-findings';

type SuppressionRule = Extract<ChangeRule, { readonly sees: 'suppressions' }>;

/**
 * Asks the rules about the comments of a file that silence a linter. Rules of the scope `edge` are guarded: their way is an
 * exception in the policy, with a reason, an owner and a date.
 *
 * @param file relative to the root
 */
export function judgeSuppressions(
  policy: Policy,
  rules: readonly Rule[],
  file: string,
  suppressions: readonly Suppression[],
): readonly Finding[] {
  const guarded = new Set(rules.filter((rule) => rule.scope === 'edge').map((rule) => rule.id));
  const asked = rules.filter(
    (rule): rule is SuppressionRule =>
      rule.scope === 'change' && rule.sees === 'suppressions' && policy.rules[rule.id]?.severity !== 'off',
  );
  const drafts = asked.flatMap((rule) =>
    suppressions.flatMap((suppression) => draftFinding(rule, file, suppression, guarded)),
  );
  return toFindings(drafts);
}

function draftFinding(
  rule: SuppressionRule,
  file: string,
  suppression: Suppression,
  guarded: ReadonlySet<string>,
): readonly Draft[] {
  const offence = rule.check(suppression, guarded);
  if (offence === undefined) return [];
  const { line, directive } = suppression;
  const names = offence.names ?? [];
  const data = { from: file, line, directive, names: names.map((name) => `\`${name}\``).join(', '), ...offence.data };
  const { what, why } = rule.messages[offence.message] ?? { what: offence.message, why: '' };
  return [
    {
      finding: {
        rule: rule.id,
        from: { file, line, column: 1, endLine: line, endColumn: 1 },
        names,
        chain: [],
        what: fillTemplate(what, data),
        why: fillTemplate(offence.why ?? why, data),
        ...(offence.help === undefined ? {} : { help: offence.help }),
        remedies: [],
        known: false,
        docs: rule.docs ?? `rules/${rule.id}/rule.md`,
      },
      identity: [rule.id, file, directive, names.join()],
    },
  ];
}

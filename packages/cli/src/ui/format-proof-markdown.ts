import type { ProofReport } from '#types/proof-report';
import { describeIdle } from './describe-idle';
import { describePlant } from './describe-plant';
import { toPercent } from './to-percent';

/** A proof for a page or a pull request. */
export function formatProofMarkdown(report: ProofReport): string {
  const { planted, caught, controls, missed, falseAlarms, rules, frontends } = report;
  const section = (title: string, lines: readonly string[]): string =>
    lines.length === 0 ? '' : `\n## ${title}\n\n${lines.join('\n')}\n`;
  const table = (head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] =>
    [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return [
    '# Proof of the policy\n\n',
    `${String(caught)} of ${String(planted)} planted offences caught (${toPercent(caught, planted)}); of ${String(controls)} open dependencies planted beside them, ${String(falseAlarms.length)} reported.\n`,
    section(
      'Rules',
      table(
        ['rule', 'planted', 'caught'],
        rules.map((rule) => [
          `\`${rule.id}\``,
          String(rule.planted),
          rule.severity === 'off' ? 'off' : String(rule.caught),
        ]),
      ),
    ),
    section(
      'Not caught',
      missed.map((plant) => `- ${describePlant(plant)}`),
    ),
    section(
      'Reported, though open',
      falseAlarms.map((plant) => `- ${describePlant(plant)}`),
    ),
    section(
      'Frontends',
      frontends.length === 0
        ? []
        : table(
            ['frontend', 'forms caught', 'missed', 'known gaps'],
            frontends.map(({ name, version, planted: all, caught: some, missed: forms, gaps, reason }) =>
              version === undefined
                ? [name, `not run: ${reason ?? ''}`, '', '']
                : [
                    `${name} ${version}`,
                    `${String(some)} of ${String(all)} (${toPercent(some, all)})`,
                    forms.join('<br>'),
                    gaps.join('<br>'),
                  ],
            ),
          ),
    ),
    section(
      'Nothing needs',
      describeIdle(report).map((line) => `- ${line}`),
    ),
  ].join('');
}

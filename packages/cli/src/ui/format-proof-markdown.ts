import type { FrontendProof, ProofReport } from '#types/proof-report';
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
            ['frontend', 'closed cells', 'offences', 'forms', 'missed', 'known gaps'],
            frontends.map(toFrontendRow),
          ),
    ),
    section(
      'Nothing needs',
      describeIdle(report).map((line) => `- ${line}`),
    ),
  ].join('');
}

function toFrontendRow(frontend: FrontendProof): readonly string[] {
  const { name, version, planted, caught, missed, gaps, offences, reason } = frontend;
  if (version === undefined) return [name, `not run: ${reason ?? ''}`, '', '', '', ''];
  const share = (part: number, whole: number): string =>
    `${String(part)} of ${String(whole)} (${toPercent(part, whole)})`;
  const wrong = [...(offences?.missed ?? []), ...(offences?.falseAlarms ?? [])].map(describePlant);
  const known = Object.entries(offences?.gaps ?? {}).map(([rule, count]) => `\`${rule}\` ${String(count)}`);
  return [
    `${name} ${version}`,
    offences === undefined ? '' : share(offences.cells.caught, offences.cells.planted),
    offences === undefined ? '' : share(offences.caught, offences.planted),
    share(caught, planted),
    [...wrong, ...missed].join('<br>'),
    [...known, ...gaps].join('<br>'),
  ];
}

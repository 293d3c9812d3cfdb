import { type Palette, type PlantReport, pluralize, type RuleProof } from '@storypole/core';
import type { FrontendProof, ProofReport } from '#types/proof-report';
import { describeIdle } from './describe-idle';
import { describePlant } from './describe-plant';
import { toPercent } from './to-percent';

/** How many of a kind are listed before the rest is only counted. */
const SHOWN = 20;

/** A proof for people: the figures, what was missed, and what nobody needs. */
export function formatProofText(report: ProofReport, { bold, green, red, dim }: Palette): string {
  const { planted, caught, controls, missed, falseAlarms } = report;
  const verdict = missed.length === 0 && falseAlarms.length === 0 ? green : red;
  const list = (title: string, plants: readonly PlantReport[]): string => {
    if (plants.length === 0) return '';
    const shown = plants.slice(0, SHOWN).map((plant) => `  ${describePlant(plant)}\n`);
    const rest = plants.length > SHOWN ? `  and ${String(plants.length - SHOWN)} more\n` : '';
    return `\n${bold(title)}\n${shown.join('')}${rest}`;
  };
  const idle = describeIdle(report);
  return [
    verdict(`${String(caught)} of ${pluralize(planted, 'planted offence')} caught (${toPercent(caught, planted)}).`),
    ` ${pluralize(controls, 'open dependency')} planted beside them, ${String(falseAlarms.length)} reported.\n`,
    `\n${formatRules(report.rules, dim)}`,
    list('Not caught', missed),
    list('Reported, though open', falseAlarms),
    report.frontends.length === 0 ? '' : `\n${bold('Frontends')}\n${report.frontends.map(formatFrontend).join('')}`,
    idle.length === 0 ? '' : `\n${bold('Nothing needs')}\n${idle.map((line) => `  ${line}\n`).join('')}`,
  ].join('');
}

function formatRules(rules: readonly RuleProof[], dim: Palette['dim']): string {
  const width = Math.max(...rules.map(({ id }) => id.length));
  return rules
    .map(({ id, severity, planted, caught }) => {
      const figures = `${String(caught).padStart(6)} of ${String(planted)}`;
      const note = severity === 'off' ? dim('  off') : planted === 0 ? dim('  nothing to plant') : '';
      return `  ${id.padEnd(width)}${figures}${note}\n`;
    })
    .join('');
}

function formatFrontend({ name, version, planted, caught, missed, gaps, reason }: FrontendProof): string {
  if (version === undefined) return `  ${name}: not run. ${reason ?? ''}\n`;
  const known = gaps.length === 0 ? '' : `, ${pluralize(gaps.length, 'known gap')}`;
  const lines = missed.map((form) => `    missed: ${form}\n`);
  return `  ${name} ${version}: ${String(caught)} of ${pluralize(planted, 'form')} (${toPercent(caught, planted)})${known}\n${lines.join('')}`;
}

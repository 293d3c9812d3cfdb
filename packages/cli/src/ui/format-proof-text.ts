import { type Palette, type PlantReport, pluralize, type RuleProof } from '@storypole/core';
import type { FrontendProof, OffenceProof, ProofReport } from '#types/proof-report';
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

function formatFrontend({ name, version, planted, caught, missed, gaps, offences, reason }: FrontendProof): string {
  if (version === undefined) return `  ${name}: not run. ${reason ?? ''}\n`;
  const known = gaps.length === 0 ? '' : `, ${pluralize(gaps.length, 'known gap')}`;
  const forms = `    ${countOf(caught, planted, 'form')}${known}\n${missed.map((form) => `      missed: ${form}\n`).join('')}`;
  return `  ${name} ${version}\n${offences === undefined ? '' : formatOffences(offences)}${forms}`;
}

function formatOffences({ planted, caught, cells, controls, missed, falseAlarms, gaps }: OffenceProof): string {
  const list = (label: string, plants: readonly PlantReport[]): string => {
    const shown = plants.slice(0, SHOWN).map((plant) => `      ${label}: ${describePlant(plant)}\n`);
    return shown.join('') + (plants.length > SHOWN ? `      and ${String(plants.length - SHOWN)} more\n` : '');
  };
  const known = Object.entries(gaps).map(([rule, count]) => `${rule} ${String(count)}`);
  return [
    `    ${countOf(cells.caught, cells.planted, 'closed cell')}\n`,
    `    ${countOf(caught, planted, 'offence')}${known.length === 0 ? '' : `, known gaps: ${known.join(', ')}`}\n`,
    list('missed', missed),
    `    ${String(falseAlarms.length)} of ${pluralize(controls, 'open dependency')} reported\n`,
    list('reported, though open', falseAlarms),
  ].join('');
}

function countOf(part: number, whole: number, noun: string): string {
  return `${String(part)} of ${pluralize(whole, noun)} (${toPercent(part, whole)})`;
}

import type { Misuse, Palette } from '@storypole/core';
import { pluralize } from '@storypole/core';
import type { PairExplanation, Step } from '#types/explanation';
import { describeClosure } from './describe-closure';
import { type Field, formatFields } from './format-fields';

/** Whether one file may import another, why not, and what connects them. */
export function formatPairExplanation(explanation: PairExplanation, palette: Palette): string {
  const { from, to, chain, findings } = explanation;
  const head = `${palette.bold(from.file)} (${from.place})\n${palette.bold(to.name)}${to.place === undefined ? '' : ` (${to.place})`}\n`;
  const { verdict, reasons } = judge(explanation);
  const fields: readonly Field[] = [
    ['verdict', [verdict]],
    ['why', reasons],
    ['chain', describeChain(chain)],
    ['findings', findings.map(({ from: { line, column }, rule, what }) => `${line}:${column} ${rule}: ${what}`)],
    ['fix', [...new Set(findings.flatMap((finding) => finding.remedies.map(({ text }) => text)))]],
  ];
  return `${head}\n${formatFields(fields, palette)}`;
}

function judge({ from, to, valueClosures, typeClosures, misuses }: PairExplanation): {
  readonly verdict: string;
  readonly reasons: readonly string[];
} {
  const source = `\`${from.place}\``;
  const target = `\`${to.place ?? to.name}\``;
  if (misuses.length > 0)
    return { verdict: `${source} may not import ${target}.`, reasons: misuses.map(describeMisuse) };
  if (valueClosures.length === 0) return { verdict: `${source} may import ${target}.`, reasons: [] };
  const reasons = [...new Set(valueClosures.map(describeClosure))];
  const isTypeOpen = typeClosures.length === 0;
  return {
    verdict: `${source} may ${isTypeOpen ? 'import types of' : 'not import'} ${target}${isTypeOpen ? ', no values' : ''}.`,
    reasons,
  };
}

function describeMisuse({ restriction }: Misuse): string {
  if (restriction === undefined) return 'The layer lists its packages, and this one is not among them.';
  const { onlyIn, why, instead } = restriction;
  const where = onlyIn.length === 0 ? 'It is used nowhere.' : `It is used only in ${onlyIn.join(', ')}.`;
  return [where, why, instead === undefined ? '' : `Use ${instead} instead.`].filter(Boolean).join(' ');
}

function describeChain(chain: readonly Step[] | undefined): readonly string[] {
  if (chain === undefined) return ['none: no imports lead there'];
  return [
    chain.length === 1 ? 'imported directly' : `${pluralize(chain.length, 'import')}, and none is shorter`,
    ...chain.map(
      ({ file, line, column, typeOnly, to }) => `${file}:${line}:${column} imports ${typeOnly ? 'types of ' : ''}${to}`,
    ),
  ];
}

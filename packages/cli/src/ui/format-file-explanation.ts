import type { Palette } from '@storypole/core';
import { describeNames, pluralize } from '@storypole/core';
import type { Door, FileExplanation, RestrictedUse } from '#types/explanation';
import { type Field, formatFields } from './format-fields';

const MOST_IMPORTERS = 10;
const MOST_RESTRICTED = 12;

/** What a file is, may import, and is imported by. */
export function formatFileExplanation(explanation: FileExplanation, palette: Palette): string {
  const { file, place, importers, imports, findings } = explanation;
  const shown = importers.slice(0, MOST_IMPORTERS);
  const more = importers.length - shown.length;
  const fields: readonly Field[] = [
    ['place', [place]],
    ...describePermissions(explanation),
    ['imports', [pluralize(imports, 'dependency')]],
    [
      'imported by',
      [pluralize(importers.length, 'file'), ...shown, ...(more === 0 ? [] : [`and ${pluralize(more, 'more file')}`])],
    ],
    [
      'findings',
      findings.length === 0
        ? ['none']
        : findings.map(
            ({ from, rule, what, known }) =>
              `${from.line}:${from.column} ${rule}${known ? ' (known, do not copy)' : ''}: ${what}`,
          ),
    ],
  ];
  return `${palette.bold(file)}\n\n${formatFields(fields, palette)}`;
}

function describePermissions(explanation: FileExplanation): readonly Field[] {
  const { kind, domain, open, closed, domains, passesEntries, providers, packages, restricted } = explanation;
  switch (kind) {
    case 'outside':
      return [['judged', ['no: the file lies outside `include`']]];
    case 'loose':
      return [['judged', ['not by layers: no pattern of the config places this file']]];
    case 'test':
      return [
        [
          'may import',
          [
            domain === undefined
              ? 'anything'
              : `everything of ${domain}, what lies outside the domains, and the entries of other domains`,
          ],
        ],
      ];
    case 'entry':
      return [['may import', [`every layer of ${domain ?? 'its domain'}, and nothing else`]]];
    case 'layer': {
      const types = open.filter(({ typeOnly }) => typeOnly).map(({ layer }) => layer);
      const values = open.filter(({ typeOnly }) => !typeOnly).map(({ layer }) => layer);
      return [
        ['may import', [values.length === 0 ? 'no layer' : values.join(', ')]],
        ['types only', types.length === 0 ? [] : [types.join(', ')]],
        ['domains', passesEntries ? ['every domain, past entries'] : describeDoors(domains)],
        ['providers', describeDoors(providers)],
        ['packages', packages === undefined ? [] : [packages.length === 0 ? 'none' : `only ${packages.join(', ')}`]],
        ['closed', describeClosed(closed)],
        ['may not use', describeRestricted(restricted)],
      ];
    }
  }
}

function describeDoors(doors: readonly Door[]): readonly string[] {
  return doors.map(({ name, entries }) =>
    entries.length === 0 ? `${name}, which has no entry` : `${name}, through ${entries.join(' or ')}`,
  );
}

/** Closed layers, those with one reason together. */
function describeClosed(closed: FileExplanation['closed']): readonly string[] {
  const layersByReason = new Map<string, string[]>();
  for (const { layer, why } of closed) layersByReason.set(why, [...(layersByReason.get(why) ?? []), layer]);
  return [...layersByReason].map(([why, layers]) => (why === '' ? layers.join(', ') : `${layers.join(', ')}: ${why}`));
}

function describeRestricted(restricted: readonly RestrictedUse[]): readonly string[] {
  const lines = restricted.slice(0, MOST_RESTRICTED).map(({ name, onlyIn, instead }) => {
    const where = onlyIn.length === 0 ? 'used nowhere' : `only in ${describeNames(onlyIn)}`;
    return `${name}: ${where}${instead === undefined ? '' : `; use ${instead} instead`}`;
  });
  const more = restricted.length - lines.length;
  return more === 0 ? lines : [...lines, `and ${more} more`];
}

import { describeNames, pluralize } from '@storypole/core';
import type { Guide } from '#types/guide';

/** Agents pay for every byte that stands before their edit. */
export const GUIDE_BYTES = 999;

/** A few short lines, fewer than 1,000 bytes: lists are cut until they fit, and say how much was left out. */
export function formatGuide(guide: Guide): string {
  for (let most = 12; most > 0; most -= 1) {
    const text = toText(describeGuide(guide, most));
    if (byteLength(text) <= GUIDE_BYTES) return text;
  }
  return cutLines(describeGuide(guide, 1));
}

function describeGuide(guide: Guide, most: number): readonly string[] {
  const { file, exists, place, restricted, doNotCopy, imitate } = guide;
  return [
    `${file}${exists ? '' : ' (new)'} is ${place}.`,
    ...describePermissions(guide, most),
    ...(restricted.length === 0 ? [] : [`not here: ${describeRestricted(guide, most)}`]),
    ...(imitate.length === 0 ? [] : [`imitate: ${imitate.join(', ')}`]),
    ...(doNotCopy.length === 0 ? [] : [`do not copy: ${describeOffences(guide, Math.ceil(most / 3))}`]),
    ...describeSize(guide),
    'after the edit: storypole self-check',
  ];
}

function describePermissions(guide: Guide, most: number): readonly string[] {
  const { kind, layers, typeLayers, closedLayers, domains, passesEntries, providers, packages } = guide;
  switch (kind) {
    case 'outside':
      return ['not judged: outside `include`'];
    case 'loose':
      return ['no layer holds it, which is a finding: choose a path that lies in one'];
    case 'test':
      return ['may import: all of its own domain, what lies outside domains, and entries of other domains'];
    case 'entry':
      return ['may import: the layers of its own domain, nothing else'];
    case 'layer':
      return [
        `may import: ${layers.length === 0 ? 'no layer' : layers.join(', ')}`,
        ...(typeLayers.length === 0 ? [] : [`types only: ${typeLayers.join(', ')}`]),
        ...(closedLayers.length === 0 ? [] : [`closed: ${closedLayers.join(', ')}`]),
        ...(passesEntries
          ? ['domains: all, past entries']
          : domains.length === 0
            ? []
            : [
                `domains: ${shorten(
                  domains.map(({ name, entries }) => `${name} by ${entries[0] ?? 'no entry'}`),
                  most,
                )}`,
              ]),
        ...(providers.length === 0 ? [] : [`providers: ${shorten(providers.map(describeProvider(most)), most)}`]),
        ...(packages === null
          ? []
          : [`packages: ${packages.length === 0 ? 'none' : `only ${shorten(packages, most)}`}`]),
      ];
  }
}

function describeProvider(most: number): (provider: Guide['providers'][number]) => string {
  return ({ name, entries, exports }) => {
    const names = exports.length === 0 ? '' : ` (${describeNames(exports, Math.ceil(most / 2))})`;
    return `${name} by ${entries[0] ?? 'no entry'}${names}`;
  };
}

function describeRestricted({ restricted }: Guide, most: number): string {
  return shorten(
    restricted.map(({ name, instead }) => (instead === undefined ? name : `${name} (use ${instead})`)),
    most,
  );
}

function describeOffences({ doNotCopy }: Guide, most: number): string {
  return shorten(
    doNotCopy.map(({ file, line, rule, to, known }) => {
      const target = to === null ? '' : ` ${to}`;
      return `${file}:${line}${target} (${rule}${known ? ', known' : ''})`;
    }),
    most,
  );
}

function describeSize({ exists, size }: Guide): readonly string[] {
  const own = exists ? [pluralize(size.lines, 'line')] : [];
  const [least, most] = size.siblings ?? [undefined, undefined];
  const others = least === undefined ? [] : [`those to imitate ${least === most ? least : `${least} to ${most}`}`];
  return own.length + others.length === 0 ? [] : [`size: ${[...own, ...others].join(', ')}`];
}

function shorten(items: readonly string[], most: number): string {
  if (items.length <= most) return items.join(', ');
  return `${items.slice(0, most).join(', ')} and ${items.length - most} more`;
}

/** Paths can be so long that even one of each is too much. */
function cutLines(lines: readonly string[]): string {
  const kept: string[] = [];
  for (const line of lines) {
    const room = GUIDE_BYTES - byteLength(toText(kept));
    kept.push(byteLength(line) < room ? line : cutBytes(line, room - 4));
    if (byteLength(toText(kept)) >= GUIDE_BYTES - 4) break;
  }
  return toText(kept);
}

function cutBytes(line: string, bytes: number): string {
  let cut = line.slice(0, bytes);
  while (byteLength(cut) > bytes) cut = cut.slice(0, -1);
  return `${cut}…`;
}

function toText(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

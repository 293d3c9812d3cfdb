import type { Position } from './check-sources';
import type { MergedConfig, Written } from './merge-configs';

const JOINED = ['allow', 'deny', 'outside', 'exceptions', 'approvals', 'exclude', 'planned', 'plugins'] as const;

/**
 * Key paths of the policy → lines of the user's own config. An item of a joined list has its index in the policy, which differs
 * from that in the file where other configs come before.
 */
export function mapLines(
  merged: MergedConfig,
  positions: ReadonlyMap<string, Position> | undefined,
  own: number,
): Readonly<Record<string, number>> {
  if (positions === undefined) return {};
  const indices = new Map<string, string>();
  for (const list of JOINED) {
    (merged[list] as readonly Written<unknown>[]).forEach(({ source, key }, index) => {
      if (source === own) indices.set(key, `${list}[${index}]`);
    });
  }
  const lines: [string, number][] = [];
  for (const [key, { line }] of positions) {
    const item = /^(?:allow|deny|outside|exceptions|approvals|exclude|planned|plugins)\[\d+\]/.exec(key)?.[0];
    if (key === '') continue;
    if (item === undefined) lines.push([key, line]);
    else {
      const index = indices.get(item);
      if (index !== undefined) lines.push([index + key.slice(item.length), line]);
    }
  }
  return Object.fromEntries(lines);
}

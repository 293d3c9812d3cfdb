import type { DebtEntry } from '#types/debt';
import { groupBy } from '#types/group-by';

type Level = 'rule' | 'from' | 'to' | 'symbol';

const LEVELS: readonly Level[] = ['rule', 'from', 'to', 'symbol'];

/**
 * Writes the entries of one file of known debt, one line each below its rule, its file and its target, in the order of code
 * points, so that the same debt is the same text on every machine.
 */
export function formatDebt(entries: readonly DebtEntry[]): string {
  const debt = entries.length === 0 ? '{}' : formatLevel(mergeEntries(entries), 0, '  ');
  return `{\n  "schema": "storypole/debt@1",\n  "debt": ${debt}\n}\n`;
}

function formatLevel(entries: readonly DebtEntry[], level: number, indent: string): string {
  const name = LEVELS[level] as Level;
  const groups = [...groupBy(entries, (entry) => entry[name])].sort(([a], [b]) => compareCodePoints(a, b));
  const lines = groups.map(([key, group]) => {
    const value = level < LEVELS.length - 1 ? formatLevel(group, level + 1, `${indent}  `) : String(group[0]?.count);
    return `${indent}  ${JSON.stringify(key)}: ${value}`;
  });
  return `{\n${lines.join(',\n')}\n${indent}}`;
}

/** Entries of one kind become one. */
export function mergeEntries(entries: readonly DebtEntry[]): readonly DebtEntry[] {
  const groups = groupBy(entries, ({ rule, from, to, symbol }) => JSON.stringify([rule, from, to, symbol]));
  return [...groups.values()].flatMap((group) => {
    const count = group.reduce((sum, entry) => sum + entry.count, 0);
    return group[0] === undefined || count === 0 ? [] : [{ ...group[0], count }];
  });
}

/** Not by UTF-16 units, which order the characters beyond the basic plane otherwise than other tools do. */
function compareCodePoints(a: string, b: string): number {
  const left = Array.from(a, (character) => character.codePointAt(0) ?? 0);
  const right = Array.from(b, (character) => character.codePointAt(0) ?? 0);
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const difference = (left[at] as number) - (right[at] as number);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

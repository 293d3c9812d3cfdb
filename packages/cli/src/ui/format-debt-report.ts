import { countDebt, type DebtReport, pluralize } from '@storypole/core';

/** The known debt by rule and by file, the most first. */
export function formatDebtReport({ files, listed, atBase, base, renamed }: DebtReport): string {
  const was = atBase === undefined ? '' : `, was ${atBase} at the base (${base ?? ''})`;
  if (files.length === 0) return `No known debt${was}.\n`;
  const rules = new Map<string, number>();
  for (const { rule, count } of files.flatMap(({ entries }) => entries))
    rules.set(rule, (rules.get(rule) ?? 0) + count);
  const byFile = files.map(({ path, entries }): [string, number] => [path, countDebt(entries)]);
  const moved = renamed === 0 ? [] : [`${pluralize(renamed, 'file')} renamed since: run \`storypole debt prune\`.`];
  return [`${listed} known${was}.`, ...moved, '', ...toTable([...rules]), '', ...toTable(byFile), ''].join('\n');
}

function toTable(rows: readonly (readonly [string, number])[]): readonly string[] {
  const sorted = [...rows].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
  const width = Math.max(...sorted.map(([, count]) => String(count).length));
  return sorted.map(([name, count]) => `${String(count).padStart(width + 2)}  ${name}`);
}

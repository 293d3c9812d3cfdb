import type { LedgerSummary } from '#types/ledger-summary';

/** A table: how the findings of each rule ended. */
export function formatLedger(rules: readonly LedgerSummary[]): string {
  if (rules.length === 0) return 'The ledger is empty.\n';
  const head = ['rule', 'shown', 'cleared by the next check', 'later', 'open'];
  const rows = rules.map(({ rule, shown, clearedAtOnce, clearedLater, open }) => [
    rule,
    String(shown),
    `${clearedAtOnce} (${Math.round((100 * clearedAtOnce) / shown)} %)`,
    String(clearedLater),
    String(open),
  ]);
  const widths = head.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const toLine = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ');
  return [head, ...rows].map((row) => `${toLine(row)}\n`).join('');
}

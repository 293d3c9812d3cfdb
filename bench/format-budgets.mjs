import { listBudgets } from './budgets.mjs';

/**
 * One table: a row for each budget, a column for each repository. A figure of which nothing is asked stands alone.
 *
 * @param parts each has `columns`, key → `{ title, cells }`; columns of one key are one
 */
export function formatBudgets(parts) {
  const columns = new Map();
  for (const part of parts) {
    for (const [key, { title, cells }] of Object.entries(part.columns)) {
      columns.set(key, { title, cells: { ...columns.get(key)?.cells, ...cells } });
    }
  }
  const all = [...columns.values()];
  const lines = [
    `| work | asked | ${all.map(({ title }) => title).join(' | ')} |`,
    `|---|---|${all.map(() => '--:|').join('')}`,
  ];
  for (const { work, asked } of listBudgets())
    lines.push(`| ${work} | ${asked} | ${all.map(({ cells }) => formatCell(cells[work])).join(' | ')} |`);
  return lines.join('\n');
}

function formatCell(cell) {
  if (cell === undefined) return '';
  return cell.met === undefined ? cell.text : `${cell.text}, ${cell.met ? 'met' : '**missed**'}`;
}

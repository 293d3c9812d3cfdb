import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { formatBudgets } from './format-budgets.mjs';
import { writeSection } from './write-section.mjs';

/** What the runs said of the budgets that are not the last one: the table is made of all of them. */
const RESULTS = fileURLToPath(new URL('../docs/reference/benchmarks.json', import.meta.url));
/** In the order of the columns. */
const PARTS = ['peers', 'growth', 'eslint'];

/**
 * Writes the table of budgets at the head of docs/reference/benchmarks.md.
 *
 * @param part of `PARTS` @param machine in words @param columns key → `{ title, cells }`
 * @param isAll whether columns that the part had before are gone; else those of other repositories stay
 */
export async function keepBudgets(part, machine, columns, isAll = false) {
  const results = existsSync(RESULTS) ? JSON.parse(readFileSync(RESULTS, 'utf8')) : {};
  const measured = Object.entries(columns).map(([key, column]) => [key, { machine, ...column }]);
  results[part] = { columns: { ...(isAll ? {} : results[part]?.columns), ...Object.fromEntries(measured) } };
  const known = PARTS.filter((name) => results[name] !== undefined);
  writeFileSync(
    RESULTS,
    `${JSON.stringify(Object.fromEntries(known.map((name) => [name, results[name]])), null, 2)}\n`,
  );
  const parts = known.map((name) => results[name]);
  const machines = new Set(parts.flatMap((one) => Object.values(one.columns).map((column) => column.machine)));
  await writeSection('budgets', [...machines, formatBudgets(parts)].join('\n\n'));
}

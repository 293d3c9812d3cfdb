import { REFERENCE } from './tools/storypole.mjs';

/**
 * The budgets of a repository, as rows to read: `of` and `to` are the starts of tools' names, `figure` is what is compared.
 * `atMost`: of / to may not exceed it. `atLeast`: of / to must reach it.
 */
const BUDGETS = [
  { work: 'cold check against the floor', of: REFERENCE, to: 'floor', atMost: 1.6 },
  { work: 'cold check, dependency-cruiser', of: 'dependency-cruiser', to: REFERENCE, atLeast: { big: 40, app: 40 } },
  { work: 'cold check, fallow', of: 'fallow', to: REFERENCE, atLeast: { big: 10, app: 5 } },
  { work: 'cold check, oxlint', of: 'oxlint', to: REFERENCE, atLeast: { big: 8, app: 2 } },
  { work: 'warm check against an empty Node', of: `${REFERENCE}, warm`, to: 'node -e 0', atMost: 5, only: 'big' },
  {
    work: 'warm check, dependency-cruiser',
    of: 'dependency-cruiser',
    ofEnd: ', warm',
    to: `${REFERENCE}, warm`,
    atLeast: { big: 9 },
  },
  { work: 'warm check, fallow', of: 'fallow', ofEnd: ', warm', to: `${REFERENCE}, warm`, atLeast: { big: 20 } },
  { work: '1 changed file against warm', of: `${REFERENCE}, 1 changed`, to: `${REFERENCE}, warm`, atMost: 1.3 },
  { work: '20 changed files against warm', of: `${REFERENCE}, 20 changed`, to: `${REFERENCE}, warm`, atMost: 1.6 },
  { work: 'guard beyond an empty Node, ms', of: `${REFERENCE} guard`, to: 'node -e 0', atMostMore: 45 },
  { work: 'hook beyond an empty Node, ms', of: `${REFERENCE} hook`, to: 'node -e 0', atMostMore: 45 },
];
const MEMORY = { big: 110 };

/** Markdown lines: each budget that this run can judge, met or missed. */
export function budgetLines(summary, size) {
  const rows = BUDGETS.flatMap((budget) => judge(budget, summary, size));
  const memory = find(summary, REFERENCE)?.rss;
  if (memory !== undefined && MEMORY[size] !== undefined) {
    rows.push(line('peak memory of the cold check, MiB', memory, `at most ${MEMORY[size]}`, memory <= MEMORY[size], 0));
  }
  return rows.length === 0 ? [] : [['| budget | measured | asked | |', '|---|--:|--:|---|', ...rows].join('\n')];
}

function judge(budget, summary, size) {
  if (budget.only !== undefined && budget.only !== size) return [];
  const of = find(summary, budget.of, budget.ofEnd);
  const to = find(summary, budget.to);
  if (of === undefined || to === undefined) return [];
  const ratio = of.wall / to.wall;
  if (budget.atMost !== undefined)
    return [line(budget.work, ratio, `at most ${budget.atMost}×`, ratio <= budget.atMost)];
  if (budget.atMostMore !== undefined) {
    const more = (of.wall - to.wall) * 1000;
    return [line(budget.work, more, `at most ${budget.atMostMore}`, more <= budget.atMostMore, 0)];
  }
  const asked = budget.atLeast[size];
  return asked === undefined ? [] : [line(budget.work, ratio, `at least ${asked}×`, ratio >= asked, 1)];
}

function line(work, value, asked, met, digits = 2) {
  return `| ${work} | ${value.toFixed(digits)} | ${asked} | ${met ? 'met' : '**missed**'} |`;
}

/** The row of a tool: its whole name, or its name without a version, cold unless `end` says otherwise. */
function find(summary, start, end = '') {
  return summary.find(
    ({ tool }) =>
      tool.name === start || (/^\S+ [\d.]+/.test(tool.name) && tool.name.replace(/ [\d.]+/, '') === start + end),
  );
}

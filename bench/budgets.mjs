import { REFERENCE } from './tools/storypole.mjs';

/**
 * The budgets of the design, in its order: `of` and `to` are the starts of tools' names, what is compared is wall time.
 * `atMost`: of / to may not exceed it. `atLeast`: of / to must reach it. `atMostMore`: milliseconds that `of` may take beyond `to`. A
 * bound is a number, or one for each size of repository: where there is none the figure is shown, and nothing is asked of it.
 */
const COMPARISONS = [
  { work: 'cold check against the floor', of: REFERENCE, to: 'floor', atMost: 1.6 },
  { work: 'cold check, dependency-cruiser', of: 'dependency-cruiser', to: REFERENCE, atLeast: { big: 40, app: 40 } },
  { work: 'cold check, fallow', of: 'fallow', to: REFERENCE, atLeast: { big: 10, app: 5 } },
  { work: 'cold check, oxlint', of: 'oxlint', to: REFERENCE, atLeast: { big: 8, app: 2 } },
  { work: 'warm check against an empty Node', of: `${REFERENCE}, warm`, to: 'node -e 0', atMost: { big: 5 } },
  {
    work: 'warm check, dependency-cruiser',
    of: 'dependency-cruiser',
    ofEnd: ', warm',
    to: `${REFERENCE}, warm`,
    atLeast: { big: 9 },
  },
  { work: 'warm check, fallow', of: 'fallow', ofEnd: ', warm', to: `${REFERENCE}, warm`, atLeast: { big: 20 } },
  { work: '1 changed file against warm', of: `${REFERENCE}, 1 changed`, to: `${REFERENCE}, warm`, atMost: 1.3 },
  { work: '1 import added against warm', of: `${REFERENCE}, 1 import added`, to: `${REFERENCE}, warm`, atMost: 1.3 },
  { work: '20 changed files against warm', of: `${REFERENCE}, 20 changed`, to: `${REFERENCE}, warm`, atMost: 1.6 },
];
const COMMANDS = [
  { work: 'guard beyond an empty Node, ms', of: `${REFERENCE} guard`, to: 'node -e 0', atMostMore: 45 },
  { work: 'hook beyond an empty Node, ms', of: `${REFERENCE} hook`, to: 'node -e 0', atMostMore: 45 },
];
const OTHERS = {
  memory: { work: 'peak memory of the cold check, MiB', atMost: { big: 110 }, digits: 0 },
  time: { work: 'growth of the time of a cold check with files, power', atMost: { growth: 1.1 }, digits: 2 },
  dependencies: { work: 'growth of the same with dependencies, power', atMost: { growth: 1.1 }, digits: 2 },
  room: { work: 'growth of its memory with files, power', atMost: { growth: 1.1 }, digits: 2 },
  eslint: { work: 'all ESLint rules over parsing, s', atMost: { big: 1 }, digits: 2 },
};

/** The works of the budgets with what is asked, in words, in the order of the design. */
export function listBudgets() {
  const all = [...COMPARISONS, ...Object.values(OTHERS), ...COMMANDS];
  return all.map((budget) => ({ work: budget.work, asked: describeBound(budget) }));
}

/**
 * What a run can say of each budget: work → `{ text, met }`; `met` is left out where nothing is asked of a repository of this size.
 *
 * @param summary rows of `{ tool: { name }, wall, rss }`
 * @param size `big`, `app`, or any other for which no bound of its own is given
 */
export function judgeBudgets(summary, size) {
  const cells = {};
  for (const budget of [...COMPARISONS, ...COMMANDS]) {
    const of = find(summary, budget.of, budget.ofEnd);
    const to = find(summary, budget.to);
    if (of === undefined || to === undefined) continue;
    const isMore = budget.atMostMore !== undefined;
    const measured = isMore ? (of.wall - to.wall) * 1000 : of.wall / to.wall;
    cells[budget.work] = judge(budget, measured, size, isMore ? 0 : budget.atLeast === undefined ? 2 : 1);
  }
  const { rss } = find(summary, REFERENCE) ?? {};
  return rss === undefined ? cells : { ...cells, ...judgeOther('memory', rss, size) };
}

/** The same of a figure that is no time of a tool. @param name a key of `OTHERS` */
export function judgeOther(name, measured, size) {
  const budget = OTHERS[name];
  return { [budget.work]: judge(budget, measured, size, budget.digits) };
}

function judge(budget, measured, size, digits) {
  const text = measured.toFixed(digits);
  const most = boundFor(budget.atMost ?? budget.atMostMore, size);
  const least = boundFor(budget.atLeast, size);
  if (most === undefined && least === undefined) return { text };
  return { text, met: most === undefined ? measured >= least : measured <= most };
}

function boundFor(bound, size) {
  return typeof bound === 'object' ? bound[size] : bound;
}

function describeBound({ atMost, atLeast, atMostMore }) {
  if (atMostMore !== undefined) return `at most ${atMostMore}`;
  const bound = atMost ?? atLeast;
  const words = atMost === undefined ? 'at least' : 'at most';
  if (typeof bound !== 'object') return `${words} ${bound}`;
  const sizes = Object.entries(bound).map(([size, value]) => (size === 'growth' ? `${value}` : `${value} (${size})`));
  return `${words} ${sizes.join(', ')}`;
}

/** The row of a tool: its whole name, or its name without a version, cold unless `end` says otherwise. */
function find(summary, start, end = '') {
  return summary.find(
    ({ tool }) =>
      tool.name === start || (/^\S+ [\d.]+/.test(tool.name) && tool.name.replace(/ [\d.]+/, '') === start + end),
  );
}

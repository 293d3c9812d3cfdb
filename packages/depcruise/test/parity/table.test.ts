import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDiskProject, type DiskProject } from '../disk-project';
import { readForms, type Way } from '../read-forms';
import { CELL_CONFIG, CELLS, type CellClass } from './cells';
import { FRONTENDS } from './frontends';
import type { Verdict } from './verdict';

/** Ways that differ in where they lead are about resolution, and lead to one file only. */
const ways = readForms().filter(({ section, code }) => section !== 'Where it leads' && !code.includes('labels'));
const ERASED = new Set([
  'Imports: type declaration',
  'Imports: inline type',
  'Imports: `import type =`',
  'Re-exports: type',
  'Re-exports: inline type',
  'Re-exports: type star',
  'Where it stands: `.d.ts`',
]);

interface Row {
  readonly way: Way;
  readonly cell: CellClass;
  readonly path: string;
}

const rows: readonly Row[] = CELLS.flatMap((cell, column) =>
  ways.map((way, row) => ({
    way,
    cell,
    path: `src/domains/orders/service/cell${String(column)}-way${String(row)}-${way.file}`,
  })),
);
const nameOf = ({ section, name }: Way): string => `${section}: ${name}`;
const isErased = (way: Way): boolean => way.section === 'Types' || ERASED.has(nameOf(way));

let project: DiskProject;
let found: ReadonlyMap<string, readonly Verdict[]>;

beforeAll(async () => {
  project = createDiskProject({
    'storypole.config.json': CELL_CONFIG,
    'package.json': '{ "name": "shop", "type": "module", "devDependencies": { "svelte": "5", "vue": "3" } }',
    'tsconfig.json': '{ "compilerOptions": { "module": "ESNext", "moduleResolution": "Bundler" } }',
    ...Object.fromEntries(
      CELLS.map(({ target }) => [target, 'export const page = 1;\nexport default page;\nexport interface Page {}\n']),
    ),
    ...Object.fromEntries(rows.map(({ path, way, cell }) => [path, `${write(way.code, cell.target)}\n`])),
  });
  const entries = new Map<string, readonly Verdict[]>();
  for (const { name, run } of FRONTENDS) entries.set(name, (await run([project]))[0] ?? []);
  found = entries;
}, 120_000);
afterAll(() => project.remove());

describe.each(FRONTENDS)('$name', ({ name, missingForms, typesAsValues, valuesAsTypes }) => {
  test.each(CELLS.map((cell) => [cell.name, cell] as const))('every way into a cell of the class: %s', (_, cell) => {
    const byFile = new Map<string, string[]>();
    for (const { rule, from } of found.get(name) ?? []) byFile.set(from, [...(byFile.get(from) ?? []), rule]);
    const expected = rows
      .filter((row) => row.cell === cell)
      .map(({ way }) => {
        const isType = (isErased(way) && !typesAsValues.includes(nameOf(way))) || valuesAsTypes.includes(nameOf(way));
        const rule =
          way.section === 'None of these' || missingForms.includes(nameOf(way))
            ? undefined
            : isType
              ? cell.type
              : cell.value;
        return `${nameOf(way)}: ${rule ?? 'nothing'}`;
      });
    const actual = rows
      .filter((row) => row.cell === cell)
      .map(({ way, path }) => `${nameOf(way)}: ${[...new Set(byFile.get(path))].join(' and ') || 'nothing'}`);
    expect(actual).toEqual(expected);
  });

  test('says nothing of any other file', () => {
    const known = new Set(rows.map(({ path }) => path));
    expect((found.get(name) ?? []).filter(({ from }) => !known.has(from))).toEqual([]);
  });
});

/** The code of a way, with its target in the place of the page. */
function write(code: string, target: string): string {
  const relative = toRelative(target);
  const folder = relative.slice(0, relative.lastIndexOf('/'));
  const stem = relative.replace(/\.ts$/, '');
  const middle = stem.lastIndexOf('/') + 1;
  return code
    .replaceAll("'../ui/' + 'page'", `'${stem.slice(0, middle)}' + '${stem.slice(middle)}'`)
    .replaceAll('../ui/*.ts', `${folder}/*.ts`)
    .replaceAll('../ui/page.ts', relative)
    .replaceAll('../ui/page', stem);
}

/** Seen from `src/domains/orders/service/`. */
function toRelative(target: string): string {
  const from = 'src/domains/orders/service'.split('/');
  const to = target.split('/');
  let shared = 0;
  while (from[shared] === to[shared]) shared++;
  const up = from.slice(shared).map(() => '..');
  return up.length === 0 ? `./${to.slice(shared).join('/')}` : [...up, ...to.slice(shared)].join('/');
}

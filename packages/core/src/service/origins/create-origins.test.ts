import { describe, expect, test } from 'vitest';
import type { Graph } from '#types/graph';
import type { Policy } from '#types/policy';
import { buildGraph } from '#testing/build-graph';
import { buildPolicy } from '#testing/build-policy';
import { createMatrix } from '../matrix';
import { createOrigins } from './create-origins';

const policy = buildPolicy({ domains: { ...buildPolicy().domains, uses: { a: ['b'], b: ['c'] } } });

/** The closed names that each dependency of a file brings in, as `name < file < file [layer]`, and whether the quick look agrees. */
function closedNames(files: Readonly<Record<string, string>>, file: string, used: Policy = policy): readonly string[] {
  const graph = buildGraph(used, files);
  const origins = createOrigins(used, graph, createMatrix(used));
  return rowsOf(graph, file).flatMap((row) => {
    const closed = origins.findClosedNames(row);
    const { from, to, flags } = graph.dependencies;
    const place = graph.places[graph.files.place[from[row] as number] as number];
    if (closed.length > 0 && place !== undefined) {
      expect(origins.mayLaunder(place, to[row] as number, flags[row] === 1)).toBe(true);
    }
    return closed.map(({ name, chain, layer, typeOnly }) => {
      const way = chain.slice(1).map((step) => graph.files.paths[step]?.replace('src/domains/', '').replace('.ts', ''));
      return `${name} < ${way.join(' < ')} [${used.layers[layer]?.id ?? ''}]${typeOnly ? ' as a type' : ''}`;
    });
  });
}

function rowsOf({ files, dependencies }: Graph, file: string): readonly number[] {
  const row = files.paths.indexOf(file);
  const first = dependencies.first[row] as number;
  return Array.from({ length: (dependencies.first[row + 1] as number) - first }, (_, index) => first + index);
}

describe('through the entry of another domain', () => {
  const domain = {
    'src/domains/b/index.ts':
      "export { run } from './service/run'\nexport type { Row } from './repo/row'\nexport { LIMIT } from './types/limit'",
    'src/domains/b/service/run.ts': 'export const run',
    'src/domains/b/repo/row.ts': 'export interface Row',
    'src/domains/b/types/limit.ts': 'export const LIMIT',
  };
  const closed = (text: string): readonly string[] =>
    closedNames({ ...domain, 'src/domains/a/repo/x.ts': text }, 'src/domains/a/repo/x.ts');

  test('only the names of closed layers are closed', () => {
    expect(closed("import { run, LIMIT, type Row } from '../../b'")).toEqual([
      'run < b/index < b/service/run [service]',
    ]);
  });

  test.each([
    ["export { run as start } from '../../b'", ['run']],
    ["export * from '../../b'", ['run']],
    ["export * as b from '../../b'", ['run']],
    ["import('../../b')", ['run']],
    ["require('../../b')", ['run']],
    ["import * as other from '../../b'\nexport const x = other.LIMIT", []],
    ["import * as other from '../../b'\nexport const x = other.run", ['run']],
    ["import * as other from '../../b'\nexport const x = [other]", ['run']],
    ["import b from '../../b'", []],
  ])('%s brings in %j', (text, names) => {
    expect(closed(text).map((line) => line.split(' ')[0])).toEqual(names);
  });

  test('the module as a whole counts as the latest layer it takes a value from', () => {
    expect(closed("import '../../b'")).toEqual(['* < b/index [service]']);
    expect(closed("vi.mock('../../b')")).toEqual(['* < b/index [service]']);
    expect(closed("new URL('../../b', import.meta.url)")).toEqual(['* < b/index [service]']);
  });

  test('a test may have them all', () => {
    expect(
      closedNames(
        { ...domain, 'src/domains/a/repo/x.test.ts': "import { run } from '../../b'" },
        'src/domains/a/repo/x.test.ts',
      ),
    ).toEqual([]);
  });
});

describe('a name that an entry declares', () => {
  const closed = (entry: string, importer = "import { own } from '../../b'"): readonly string[] =>
    closedNames(
      {
        'src/domains/a/config/x.ts': importer,
        'src/domains/b/index.ts': entry,
        'src/domains/b/service/run.ts': 'export const run',
        'src/domains/b/repo/row.ts': 'export const row',
      },
      'src/domains/a/config/x.ts',
    );

  test('counts as the latest layer from which the entry imports a value', () => {
    expect(closed("import { row } from './repo/row'\nimport { run } from './service/run'\nexport const own")).toEqual([
      'own < b/index [service]',
    ]);
    expect(
      closed("import { row } from './repo/row'\nimport type { run } from './service/run'\nexport const own"),
    ).toEqual(['own < b/index [repo]']);
  });

  test('counts as the earliest layer where the entry imports no value', () => {
    expect(closed('export const own')).toEqual([]);
    expect(closed("import type { run } from './service/run'\nexport const own")).toEqual([]);
  });

  test('is not held back by what the entry only hands on, unless the module itself is meant', () => {
    const entry = "export { run } from './service/run'\nexport const own";
    expect(closed(entry)).toEqual([]);
    expect(closed(entry, "import '../../b'")).toEqual(['* < b/index [service]']);
  });
});

describe('through modules of the own domain', () => {
  test('a name keeps the layer it is declared in', () => {
    const files = {
      'src/domains/a/ui/page.ts': "import { rows, now } from '../runtime/query'",
      'src/domains/a/runtime/query.ts': "export * from './more'\nexport const now",
      'src/domains/a/runtime/more.ts': "import { table } from '../repo/rows'\nexport { table as rows }",
      'src/domains/a/repo/rows.ts': 'export const table',
    };
    const strict = buildPolicy({ may: { ui: 'types config service runtime ui' } });
    expect(closedNames(files, 'src/domains/a/ui/page.ts')).toEqual([]);
    expect(closedNames(files, 'src/domains/a/ui/page.ts', strict)).toEqual([
      'rows < a/runtime/query < a/runtime/more < a/repo/rows [repo]',
    ]);
  });

  test('importers are spared where a module on the way offends', () => {
    const files = {
      'src/domains/a/config/x.ts': "import { rows } from '../types/rows'",
      'src/domains/a/types/rows.ts': "export { rows } from './more'",
      'src/domains/a/types/more.ts': "export { rows } from '../repo/rows'",
      'src/domains/a/repo/rows.ts': 'export const rows',
    };
    expect(closedNames(files, 'src/domains/a/config/x.ts')).toEqual([]);
    expect(closedNames(files, 'src/domains/a/types/rows.ts')).toEqual([]);
  });

  test('of those who launder one after another, only the first is told', () => {
    const strict = buildPolicy({
      may: { service: 'types config service', runtime: 'types config service runtime repo', ui: 'runtime' },
    });
    const files = {
      'src/domains/a/ui/page.ts': "import { rows } from '../runtime/outer'",
      'src/domains/a/runtime/outer.ts': "export { rows } from './inner'",
      'src/domains/a/runtime/inner.ts': "export { rows } from '../repo/rows'",
      'src/domains/a/repo/rows.ts': 'export const rows',
    };
    expect(closedNames(files, 'src/domains/a/ui/page.ts', strict)).toEqual([
      'rows < a/runtime/outer < a/runtime/inner < a/repo/rows [repo]',
    ]);
    const again = {
      ...files,
      'src/domains/a/ui/frame.ts': "import { rows } from './page'",
      'src/domains/a/ui/page.ts': "export { rows } from '../runtime/outer'",
    };
    const wider = buildPolicy({ may: { runtime: 'types config service runtime repo', ui: 'runtime ui' } });
    expect(closedNames(again, 'src/domains/a/ui/page.ts', wider)).toHaveLength(1);
    expect(closedNames(again, 'src/domains/a/ui/frame.ts', wider)).toEqual([]);
  });

  test('a file in no layer is no way round', () => {
    const files = {
      'src/domains/a/types/x.ts': "import { rows } from '../../../stray'",
      'src/stray.ts': "export { rows } from './domains/a/repo/rows'\nexport const own",
      'src/domains/a/repo/rows.ts': 'export const rows',
    };
    expect(closedNames(files, 'src/domains/a/types/x.ts')).toEqual(['rows < src/stray < a/repo/rows [repo]']);
    expect(
      closedNames(
        { ...files, 'src/domains/a/types/x.ts': "import { own } from '../../../stray'" },
        'src/domains/a/types/x.ts',
      ),
    ).toEqual([]);
  });

  test('a third domain stays closed to those who do not use it', () => {
    const files = {
      'src/domains/a/service/x.ts': "import { deep } from '../../b'",
      'src/domains/b/index.ts': "export { deep } from './service/hand-on'",
      'src/domains/b/service/hand-on.ts': "export { deep } from '../../c'",
      'src/domains/c/index.ts': "export { deep } from './service/deep'",
      'src/domains/c/service/deep.ts': 'export const deep',
    };
    // The entry of b may show what b holds; that it shows what c holds is the finding.
    expect(closedNames(files, 'src/domains/b/index.ts')).toEqual([
      'deep < b/service/hand-on < c/index < c/service/deep [service]',
    ]);
    expect(closedNames(files, 'src/domains/a/service/x.ts')).toEqual([]);
  });
});

describe('types', () => {
  const open = buildPolicy({ may: { ui: 'runtime repo:closed/same ui' } });
  const closed = (importer: string, query: string): readonly string[] =>
    closedNames(
      {
        'src/domains/a/ui/page.ts': importer,
        'src/domains/a/runtime/query.ts': query,
        'src/domains/a/repo/rows.ts': 'export class Rows',
      },
      'src/domains/a/ui/page.ts',
      open,
    );

  test('a name that is asked for as a type, or handed on as one, is a type', () => {
    const query = "export { Rows } from '../repo/rows'";
    expect(closed("import { Rows } from '../runtime/query'", query)).toHaveLength(1);
    expect(closed("import type { Rows } from '../runtime/query'", query)).toEqual([]);
    expect(closed("import { type Rows } from '../runtime/query'", query)).toEqual([]);
    expect(closed("import { Rows } from '../runtime/query'", "export type { Rows } from '../repo/rows'")).toEqual([]);
  });

  test('a cell that is closed to types alone is closed to the types among values', () => {
    const odd = buildPolicy({ may: { ui: 'runtime repo:same/closed ui' } });
    const files = {
      'src/domains/a/ui/page.ts': "import { type Rows, table } from '../runtime/query'",
      'src/domains/a/runtime/query.ts': "export { Rows, table } from '../repo/rows'",
      'src/domains/a/repo/rows.ts': 'export class Rows\nexport const table',
    };
    expect(closedNames(files, 'src/domains/a/ui/page.ts', odd)).toEqual([
      'Rows < a/runtime/query < a/repo/rows [repo] as a type',
    ]);
  });
});

test('asks for no tree where no member of a namespace could be closed', () => {
  const graph = buildGraph(policy, {
    'src/domains/b/index.ts': "export { LIMIT } from './types/limit'\nexport { run } from './service/run'",
    'src/domains/b/types/limit.ts': 'export const LIMIT',
    'src/domains/b/service/run.ts': 'export const run',
    'src/domains/a/service/open.ts': "import * as other from '../../b'\nexport const x = [other]",
    'src/domains/a/repo/closed.ts': "import * as other from '../../b'\nexport const x = other.LIMIT",
  });
  const asked: (string | undefined)[] = [];
  const watched: Graph = {
    ...graph,
    namesOf: (file) => {
      asked.push(graph.files.paths[file]);
      return graph.namesOf(file);
    },
  };
  const origins = createOrigins(policy, watched, createMatrix(policy));
  for (const file of ['src/domains/a/service/open.ts', 'src/domains/a/repo/closed.ts'])
    expect(rowsOf(graph, file).flatMap((row) => origins.findClosedNames(row))).toEqual([]);
  expect(asked).toEqual(['src/domains/a/repo/closed.ts']);
});

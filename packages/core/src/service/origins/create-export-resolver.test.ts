import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Graph } from '#types/graph';
import { buildGraph } from '#testing/build-graph';
import { buildPolicy } from '#testing/build-policy';
import { createExportResolver } from './create-export-resolver';

const policy = buildPolicy();

function origins(files: Readonly<Record<string, string>>, file: string, name: string): readonly string[] {
  const graph = buildGraph(policy, files);
  return createExportResolver(graph)
    .findOrigins(graph.files.paths.indexOf(file), name)
    .map((origin) => {
      const chain = origin.hops.map((row) => graph.files.paths[graph.dependencies.to[row] as number]);
      return [file, ...chain].join(' < ') + (origin.typeOnly ? ' (type)' : '');
    })
    .sort();
}

describe('a name', () => {
  test('is followed through renames', () => {
    const files = {
      'src/a.ts': "export { b as a } from './b'",
      'src/b.ts': "export { c as b } from './c'",
      'src/c.ts': 'export const c',
    };
    expect(origins(files, 'src/a.ts', 'a')).toEqual(['src/a.ts < src/b.ts < src/c.ts']);
  });

  test('is followed through an import that is exported again', () => {
    const files = {
      'src/a.ts': "import b, { c } from './b'\nexport { b, c as d }",
      'src/b.ts': 'export default 1\nexport const c',
    };
    expect(origins(files, 'src/a.ts', 'b')).toEqual(['src/a.ts < src/b.ts']);
    expect(origins(files, 'src/a.ts', 'd')).toEqual(['src/a.ts < src/b.ts']);
  });

  test('that a module exports itself wins over its stars', () => {
    const files = { 'src/a.ts': "export * from './b'\nexport const x", 'src/b.ts': 'export const x\nexport const y' };
    expect(origins(files, 'src/a.ts', 'x')).toEqual(['src/a.ts']);
    expect(origins(files, 'src/a.ts', 'y')).toEqual(['src/a.ts < src/b.ts']);
  });

  test('that two stars bring has two origins', () => {
    const files = {
      'src/a.ts': "export * from './b'\nexport * from './c'",
      'src/b.ts': 'export const x',
      'src/c.ts': 'export const x',
    };
    expect(origins(files, 'src/a.ts', 'x')).toEqual(['src/a.ts < src/b.ts', 'src/a.ts < src/c.ts']);
  });

  test('of a namespace has the origins of all its members', () => {
    const files = {
      'src/a.ts': "export * as ns from './b'",
      'src/b.ts': "export { x } from './c'\nexport default 1",
      'src/c.ts': 'export const x',
    };
    expect(origins(files, 'src/a.ts', 'ns')).toEqual(['src/a.ts < src/b.ts', 'src/a.ts < src/b.ts < src/c.ts']);
  });

  test('keeps a star from handing on the default', () => {
    const files = {
      'src/a.ts': "export * from './b'",
      'src/b.ts': "export { default } from './c'",
      'src/c.ts': 'export default 1',
    };
    expect(origins(files, 'src/b.ts', 'default')).toEqual(['src/b.ts < src/c.ts']);
    expect(origins(files, 'src/a.ts', 'default')).toEqual(['src/a.ts']);
  });

  test('that goes round in a cycle has no origin', () => {
    const files = { 'src/a.ts': "export { x } from './b'", 'src/b.ts': "export { x } from './a'" };
    expect(origins(files, 'src/a.ts', 'x')).toEqual([]);
  });

  test('is found in a cycle of stars', () => {
    const files = {
      'src/a.ts': "export * from './b'\nexport const y",
      'src/b.ts': "export * from './a'\nexport * from './c'",
      'src/c.ts': 'export const x',
    };
    expect(origins(files, 'src/a.ts', 'x')).toEqual(['src/a.ts < src/b.ts < src/c.ts']);
    expect(origins(files, 'src/b.ts', 'y')).toEqual(['src/b.ts < src/a.ts']);
  });

  test('of a package has no origin', () => {
    const files = { 'src/a.ts': "export { x } from 'pg'\nexport * from 'kysely'" };
    expect(origins(files, 'src/a.ts', 'x')).toEqual([]);
    expect(origins(files, 'src/a.ts', 'y')).toEqual([]);
  });

  test('that nobody exports is laid at the door of the last module asked for it', () => {
    const files = { 'src/a.ts': "export { x } from './b'", 'src/b.ts': 'export const y' };
    expect(origins(files, 'src/a.ts', 'x')).toEqual(['src/a.ts < src/b.ts']);
    expect(origins(files, 'src/b.ts', 'z')).toEqual(['src/b.ts']);
  });

  test('handed on as a type is a type', () => {
    const files = {
      'src/a.ts': "export { X } from './b'\nexport { type Y } from './b'",
      'src/b.ts': "export type { X } from './c'\nexport { Y } from './c'",
      'src/c.ts': 'export class X\nexport class Y',
    };
    expect(origins(files, 'src/a.ts', 'X')).toEqual(['src/a.ts < src/b.ts < src/c.ts (type)']);
    expect(origins(files, 'src/a.ts', 'Y')).toEqual(['src/a.ts < src/b.ts < src/c.ts (type)']);
    expect(origins(files, 'src/b.ts', 'Y')).toEqual(['src/b.ts < src/c.ts']);
  });

  test('reached as a value and as a type is both', () => {
    const files = {
      'src/a.ts': "export * from './t'\nexport * from './v'",
      'src/t.ts': "export type * from './c'",
      'src/v.ts': "export * from './c'",
      'src/c.ts': 'export class X',
    };
    expect(origins(files, 'src/a.ts', 'X')).toEqual([
      'src/a.ts < src/t.ts < src/c.ts (type)',
      'src/a.ts < src/v.ts < src/c.ts',
    ]);
  });
});

describe('a module that cannot be parsed', () => {
  const graph = buildGraph(policy, {
    'src/a.ts': "export * from './b'\nexport * from './c'",
    'src/b.ts': '',
    'src/c.ts': 'export const x',
  });
  const row = (path: string): number => graph.files.paths.indexOf(path);
  const blind: Graph = {
    ...graph,
    exportsOf: (file) => (file === row('src/b.ts') ? undefined : graph.exportsOf(file)),
  };
  const resolver = createExportResolver(blind);
  const find = (path: string, name: string): readonly (string | undefined)[] =>
    resolver.findOrigins(row(path), name).map(({ file }) => graph.files.paths[file]);

  test('may export anything', () => {
    expect(find('src/b.ts', 'y')).toEqual(['src/b.ts']);
    expect(resolver.listNames(row('src/b.ts'), true)).toEqual(['*']);
  });

  test('may be where a star brings a name from, but no default', () => {
    expect(find('src/a.ts', 'x')).toEqual(['src/c.ts', 'src/b.ts']);
    expect(find('src/a.ts', 'y')).toEqual(['src/b.ts']);
    expect(find('src/a.ts', 'default')).toEqual(['src/a.ts']);
  });
});

const NAMES = ['x', 'y', 'default'];
const FILES = 5;

const statement = fc.oneof(
  fc.record({ kind: fc.constant('own'), name: fc.constantFrom(...NAMES) }),
  fc.record({ kind: fc.constant('star'), to: fc.nat(FILES - 1) }),
  fc.record({
    kind: fc.constant('named'),
    to: fc.nat(FILES - 1),
    name: fc.constantFrom(...NAMES),
    as: fc.constantFrom(...NAMES),
  }),
  fc.record({ kind: fc.constant('namespace'), to: fc.nat(FILES - 1), as: fc.constantFrom('x', 'y') }),
);
type Statement = { kind: string; to?: number; name?: string; as?: string };

function toText(statements: readonly Statement[]): string {
  const taken = new Set<string>();
  return statements
    .flatMap(({ kind, to, name, as }) => {
      if (kind === 'star') return [`export * from './m${String(to)}'`];
      const exported = as ?? name ?? '';
      if (taken.has(exported)) return [];
      taken.add(exported);
      if (kind === 'namespace') return [`export * as ${exported} from './m${String(to)}'`];
      if (kind === 'named') return [`export { ${name ?? ''} as ${exported} } from './m${String(to)}'`];
      return [exported === 'default' ? 'export default 1' : `export const ${exported}`];
    })
    .join('\n');
}

/** All files that a name can come from, by trying every path; a namespace is every name of its module. */
function findNaively(graph: Graph, file: number, name: string, path: readonly string[]): Set<number> {
  const key = `${String(file)} ${name}`;
  const found = new Set<number>();
  if (path.includes(key)) return found;
  const add = (target: number, imported: string): void => {
    for (const origin of findNaively(graph, target, imported, [...path, key])) found.add(origin);
  };
  const exports = graph.namesOf(file)?.exports ?? [];
  const targetOf = (start: number): number => {
    const row = graph.dependencies.start.findIndex(
      (at, index) => at === start && graph.dependencies.from[index] === file,
    );
    return graph.dependencies.to[row] as number;
  };
  if (name === '*') {
    const names = NAMES.filter((each) => isExported(graph, file, each, []));
    if (names.length === 0) found.add(file);
    for (const each of names) add(file, each);
    return found;
  }
  const own = exports.find((entry) => entry.exported === name);
  if (own !== undefined) {
    if (own.start === undefined) found.add(file);
    else add(targetOf(own.start), own.imported);
    return found;
  }
  if (name === 'default') return found;
  for (const star of exports) if (star.exported === '*' && star.start !== undefined) add(targetOf(star.start), name);
  return found;
}

function isExported(graph: Graph, file: number, name: string, path: readonly number[]): boolean {
  if (path.includes(file)) return false;
  const exports = graph.namesOf(file)?.exports ?? [];
  if (exports.some((entry) => entry.exported === name)) return true;
  if (name === 'default') return false;
  return exports.some((star) => {
    if (star.exported !== '*' || star.start === undefined) return false;
    const row = graph.dependencies.start.findIndex(
      (at, index) => at === star.start && graph.dependencies.from[index] === file,
    );
    return isExported(graph, graph.dependencies.to[row] as number, name, [...path, file]);
  });
}

test('finds what trying every path finds', () => {
  fc.assert(
    fc.property(fc.array(fc.array(statement, { maxLength: 4 }), { minLength: FILES, maxLength: FILES }), (modules) => {
      const files = Object.fromEntries(
        modules.map((statements, index) => [`src/m${String(index)}.ts`, toText(statements)]),
      );
      const graph = buildGraph(policy, files);
      const resolver = createExportResolver(graph);
      for (let file = 0; file < FILES; file++) {
        for (const name of NAMES) {
          const naive = [...findNaively(graph, file, name, [])].sort();
          const found = [...new Set(resolver.findOrigins(file, name).map((origin) => origin.file))].sort();
          // Where nothing declares the name, the search may still blame the module that was asked last.
          if (naive.length > 0) expect(found).toEqual(naive);
          else expect(found.length).toBeLessThanOrEqual(1);
        }
      }
    }),
    { numRuns: 150 },
  );
}, 30_000);

test('each hop leads on from the file before, and the last to the origin', () => {
  fc.assert(
    fc.property(fc.array(fc.array(statement, { maxLength: 4 }), { minLength: FILES, maxLength: FILES }), (modules) => {
      const files = Object.fromEntries(
        modules.map((statements, index) => [`src/m${String(index)}.ts`, toText(statements)]),
      );
      const graph = buildGraph(policy, files);
      const { from, to } = graph.dependencies;
      for (const name of NAMES) {
        for (const origin of createExportResolver(graph).findOrigins(0, name)) {
          let at = 0;
          for (const row of origin.hops) {
            expect(from[row]).toBe(at);
            at = to[row] as number;
          }
          expect(at).toBe(origin.file);
        }
      }
    }),
  );
}, 30_000);

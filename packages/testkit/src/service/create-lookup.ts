import { FILE_FLAG, type Graph, TARGET } from '@storypole/core';

/** What a graph does not tell at a glance. */
export interface Lookup {
  /** Path → row. */
  readonly rowOf: ReadonlyMap<string, number>;
  /** Dependencies on file `f` are `importerRows[importersFirst[f] … importersFirst[f + 1] - 1]`. */
  readonly importersFirst: Int32Array;
  readonly importerRows: Int32Array;
  /** The modules inside `include`, production code and tests. */
  readonly production: readonly number[];
  readonly tests: readonly number[];
}

const lookups = new WeakMap<Graph, Lookup>();

/** Builds the lookup of a graph, once. */
export function createLookup(graph: Graph): Lookup {
  let lookup = lookups.get(graph);
  if (lookup === undefined) lookups.set(graph, (lookup = build(graph)));
  return lookup;
}

function build({ files, dependencies }: Graph): Lookup {
  const { count, kind, to } = dependencies;
  const importersFirst = new Int32Array(files.count + 1);
  for (let row = 0; row < count; row++) {
    if (kind[row] !== TARGET.file) continue;
    const next = (to[row] as number) + 1;
    importersFirst[next] = (importersFirst[next] as number) + 1;
  }
  for (let file = 0; file < files.count; file++) {
    importersFirst[file + 1] = (importersFirst[file + 1] as number) + (importersFirst[file] as number);
  }
  const next = importersFirst.slice();
  const importerRows = new Int32Array(importersFirst[files.count] as number);
  for (let row = 0; row < count; row++) {
    if (kind[row] !== TARGET.file) continue;
    const target = to[row] as number;
    const at = next[target] as number;
    importerRows[at] = row;
    next[target] = at + 1;
  }
  const wanted = FILE_FLAG.module | FILE_FLAG.included;
  const production: number[] = [];
  const tests: number[] = [];
  for (let file = 0; file < files.count; file++) {
    const flags = files.flags[file] as number;
    if ((flags & wanted) === wanted) ((flags & FILE_FLAG.test) === 0 ? production : tests).push(file);
  }
  return {
    rowOf: new Map(files.paths.map((path, row) => [path, row])),
    importersFirst,
    importerRows,
    production,
    tests,
  };
}

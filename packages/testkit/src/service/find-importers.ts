import { FILE_FLAG, type Graph } from '@storypole/core';
import { createLookup } from './create-lookup';
import { isTypeOnly } from './find-contacts';

export interface ImporterOptions {
  readonly checkTypes: boolean;
  /** Whether tests count as importers. */
  readonly checkTests: boolean;
}

/** Rows of the dependencies that lead to some files from outside of a set, in the order of the graph. */
export function findImporters(
  graph: Graph,
  files: Iterable<number>,
  isInside: (file: number) => boolean,
  options: ImporterOptions,
): readonly number[] {
  const { importersFirst, importerRows } = createLookup(graph);
  const { from } = graph.dependencies;
  const found: number[] = [];
  for (const file of files) {
    for (let at = importersFirst[file] as number; at < (importersFirst[file + 1] as number); at++) {
      const row = importerRows[at] as number;
      const importer = from[row] as number;
      if (isInside(importer)) continue;
      if (!options.checkTypes && isTypeOnly(graph, row)) continue;
      if (!options.checkTests && ((graph.files.flags[importer] as number) & FILE_FLAG.test) !== 0) continue;
      found.push(row);
    }
  }
  return found.sort((a, b) => a - b);
}

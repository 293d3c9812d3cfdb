import { TARGET } from '@storypole/core';
import { createLookup } from './create-lookup';
import { createHandOn } from './create-hand-on';
import type { Model } from '#types/model';
import { findNames } from './find-names';
import { Selection } from '#types/selection';
import type { SourceFile } from '#types/source-file';

/** The files that ask for a name that a file declares and exports, directly or through modules that hand it on; tests too. */
export function findReferences(
  model: Model,
  file: number,
  name: string,
  fileAt: (row: number) => SourceFile,
): Selection<SourceFile> {
  const { graph } = model;
  const { count, from, kind, to } = graph.dependencies;
  const { importersFirst, importerRows } = createLookup(graph);
  const handOn = createHandOn(graph);
  const found = new Set<number>();
  for (const row of importerRows.subarray(importersFirst[file], importersFirst[file + 1])) {
    const names = findNames(graph, row);
    if (names.includes(name) || names.includes('*')) found.add(from[row] as number);
  }
  for (let row = 0; row < count; row++) {
    if (kind[row] !== TARGET.file || to[row] === file) continue;
    if (!handOn.mayHand(to[row] as number, (origin) => origin === file)) continue;
    if (handOn.findHanded(row).some(({ origin, declared }) => origin === file && declared === name)) {
      found.add(from[row] as number);
    }
  }
  found.delete(file);
  return Selection.under(`files that use \`${name}\``, [...found].sort((a, b) => a - b).map(fileAt));
}

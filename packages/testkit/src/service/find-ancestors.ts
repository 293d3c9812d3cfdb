import { createExportResolver, type Graph, TARGET } from '@storypole/core';
import type { Declaration } from '#types/code';
import type { Model } from '#types/model';
import { followName } from './follow-name';

/** A hierarchy deeper than this goes round in a circle, or nobody can follow it. */
const DEEPEST = 64;

/**
 * The names of what a declaration extends, the nearest first, and of what those extend: in its own file, or through the imports of
 * the project. Beyond a package nothing is known but the name.
 */
export function findAncestors(model: Model, file: number, declaration: Declaration): readonly string[] {
  const names: string[] = [];
  const queue = [{ file, declaration }];
  for (const current of queue) {
    if (queue.length > DEEPEST) break;
    for (const base of current.declaration.bases) {
      names.push(base);
      const found = findBase(model, current.file, base);
      if (found !== undefined) queue.push(found);
    }
  }
  return names;
}

interface Found {
  readonly file: number;
  readonly declaration: Declaration;
}

function findBase(model: Model, file: number, base: string): Found | undefined {
  const { graph } = model;
  const path = graph.files.paths[file] as string;
  const own = model
    .code()
    .list(path)
    .find(({ name }) => name === base);
  if (own !== undefined) return { file, declaration: own };
  const imported = graph.namesOf(file)?.imports.find(({ local }) => local === base);
  if (imported === undefined) return undefined;
  const row = findRow(graph, file, imported.start);
  if (row === undefined) return undefined;
  const target = graph.dependencies.to[row] as number;
  const [origin] = createExportResolver(graph).findOrigins(target, imported.imported);
  if (origin === undefined) return undefined;
  const name = followName(graph, target, imported.imported, origin.hops);
  const originPath = graph.files.paths[origin.file] as string;
  if (!model.code().canRead(originPath)) return undefined;
  const declaration = model.code().findExport(originPath, name);
  return declaration === undefined ? undefined : { file: origin.file, declaration };
}

/** The dependency on a file whose specifier begins at an offset. */
function findRow({ dependencies }: Graph, file: number, start: number): number | undefined {
  for (let row = dependencies.first[file] as number; row < (dependencies.first[file + 1] as number); row++) {
    if (dependencies.start[row] === start && dependencies.kind[row] === TARGET.file) return row;
  }
  return undefined;
}

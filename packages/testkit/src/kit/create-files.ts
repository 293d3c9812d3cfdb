import { createPathMatcher, findStaticPrefix } from '@storypole/core';
import type { Files } from '#types/kit';
import type { Model } from '#types/model';
import { Selection } from '#types/selection';
import type { SourceFile } from '#types/source-file';
import { UsageError } from '#types/usage-error';
import { createLookup } from '#service/create-lookup';
import { elementsOf } from '#service/elements-of';
import { suggestName } from '#service/suggest-name';
import { lazySelection } from './lazy-selection';

export function createFiles(
  open: () => Model,
  role: 'production' | 'tests',
  noun: string,
): Selection<SourceFile> & Files {
  const lists = new WeakMap<Model, readonly SourceFile[]>();
  const list = (model: Model): readonly SourceFile[] => {
    let found = lists.get(model);
    if (found === undefined) lists.set(model, (found = createLookup(model.graph)[role].map(elementsOf(model).fileAt)));
    return found;
  };
  return lazySelection<SourceFile, Files>(open, (model) => Selection.under(`all ${noun}`, list(model)), {
    in: (...places) => {
      const parts = places.map((place) =>
        place instanceof Selection ? place : role === 'tests' ? place.tests : place.files,
      );
      const [only] = parts;
      return parts.length === 1 && only !== undefined
        ? only
        : Selection.under(parts.map(({ title }) => title).join(' and '), new Set(parts.flatMap((part) => [...part])));
    },
    matching: (...globs) => {
      const model = open();
      const { paths } = model.graph.files;
      const rows = createLookup(model.graph)[role].filter(createRowTest(paths, globs));
      const found = rows.map(elementsOf(model).fileAt);
      return Selection.under(`${noun} matching ${globs.map((glob) => `\`${glob}\``).join(', ')}`, found);
    },
    at: (path) => {
      const all = list(open());
      const file = all.find((candidate) => candidate.path === path);
      if (file !== undefined) return file;
      throw new UsageError(
        `There is no ${noun === 'tests' ? 'test' : 'module'} ${path} inside \`include\`.`,
        suggestName(
          path,
          all.map((candidate) => candidate.path),
        ),
      );
    },
  });
}

/** Most files lie elsewhere, and the beginning of their path tells: a hundred selections of a large project cost little. */
function createRowTest(paths: readonly string[], globs: readonly string[]): (row: number) => boolean {
  const matches = createPathMatcher(globs);
  const prefixes = globs.filter((glob) => !glob.startsWith('!')).map(findStaticPrefix);
  return (row) => {
    const path = paths[row] as string;
    for (const prefix of prefixes) if (path.startsWith(prefix)) return matches(path) !== undefined;
    return false;
  };
}

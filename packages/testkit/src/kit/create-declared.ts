import type { CodeSymbol, DeclaredAs } from '#types/code';
import type { Declared } from '#types/kit';
import type { Model } from '#types/model';
import { Selection } from '#types/selection';
import type { SourceFile } from '#types/source-file';
import { createLookup } from '#service/create-lookup';
import { elementsOf } from '#service/elements-of';
import { findDeclared } from '#service/find-declared';
import { lazySelection } from './lazy-selection';
import { toFiles } from './to-files';

export function createDeclared(
  open: () => Model,
  noun: string,
  kinds: readonly DeclaredAs[],
): Selection<CodeSymbol> & Declared {
  const load = (title: string, files: readonly SourceFile[]): Selection<CodeSymbol> =>
    Selection.under(
      title,
      files.flatMap((file) => findDeclared(file, kinds)),
    );
  const loadAll = (model: Model): Selection<CodeSymbol> =>
    load(`all ${noun}`, createLookup(model.graph).production.map(elementsOf(model).fileAt));
  return lazySelection<CodeSymbol, Declared>(open, loadAll, {
    in: (...places) => {
      const { title, files } = toFiles(places);
      return load(`${noun} in ${title}`, files);
    },
  });
}

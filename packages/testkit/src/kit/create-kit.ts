import type { DeclaredAs } from '#types/code';
import type { Kit } from '#types/kit';
import type { Model } from '#types/model';
import { Selection } from '#types/selection';
import { findDeclared } from '#service/find-declared';
import { createArch } from './create-arch';
import { createDeclared } from './create-declared';
import { createFiles } from './create-files';
import { toFiles } from './to-files';

const TYPES: readonly DeclaredAs[] = ['interface', 'type', 'enum'];

/** @param open gives the model: the same one until the project is read again */
export function createKit(open: () => Model): Kit {
  return {
    arch: createArch(open),
    files: createFiles(open, 'production', 'files'),
    tests: createFiles(open, 'tests', 'tests'),
    classes: createDeclared(open, 'classes', ['class']),
    functions: createDeclared(open, 'functions', ['function']),
    exportsOf: (...places) => {
      const { title, files } = toFiles(places);
      return Selection.under(
        `exports of ${title}`,
        files.flatMap((file) => [...file.exports]),
      );
    },
    typesOf: (...places) => {
      const { title, files } = toFiles(places);
      return Selection.under(
        `types of ${title}`,
        files.flatMap((file) => findDeclared(file, TYPES)),
      );
    },
  };
}

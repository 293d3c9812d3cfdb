import type { SourceFile as ParsedFile } from 'ts-morph';
import { languageOf } from '@storypole/core';
import type { CodeReader, Declaration } from '#types/code';
import { loadTsMorph } from '#providers/load-ts-morph';
import { createTypeReader } from './code/create-type-reader';
import { findExported } from './code/find-exported';
import { listDeclared } from './code/list-declared';
import { toDeclaration } from './code/to-declaration';

const READABLE: ReadonlySet<string | undefined> = new Set(['ts', 'tsx', 'js', 'dts']);

/** What reading code needs of the project. */
export interface CodeSources {
  /** Absolute, POSIX. */
  readonly root: string;
  /** By path relative to the root; `undefined` where it cannot be read. */
  readonly readText: (path: string) => string | undefined;
  /** Every file of a project that is not on disk; `undefined` for one that is. */
  readonly virtual: (() => Iterable<readonly [path: string, text: string]>) | undefined;
}

/**
 * Reads declarations through ts-morph, which is loaded for the first file. Files are parsed one by one, without what they import:
 * bodies need no more. Only a type that nobody wrote down asks the compiler, and then for that file.
 */
export function createCodeReader(sources: CodeSources): CodeReader {
  const morph = loadTsMorph();
  const project = new morph.Project({
    useInMemoryFileSystem: true,
    skipAddingFilesFromTsConfig: true,
    skipFileDependencyResolution: true,
    skipLoadingLibFiles: true,
    compilerOptions: { allowJs: true, jsx: morph.ts.JsxEmit.Preserve },
  });
  const types = createTypeReader(morph, sources);
  const parsed = new Map<string, ParsedFile>();
  const lists = new Map<string, readonly Declaration[]>();
  const parse = (path: string): ParsedFile => {
    let file = parsed.get(path);
    if (file === undefined) {
      file = project.createSourceFile(`/${path}`, sources.readText(path) ?? '', { overwrite: true });
      parsed.set(path, file);
    }
    return file;
  };
  return {
    canRead: (path) => READABLE.has(languageOf(path)),
    list: (path) => {
      let list = lists.get(path);
      if (list === undefined) {
        list = listDeclared(morph, parse(path)).map((found) => toDeclaration(morph, found, path, types));
        lists.set(path, list);
      }
      return list;
    },
    findExport: (path, name) => {
      const found = findExported(morph, parse(path), name);
      return found === undefined ? undefined : toDeclaration(morph, found, path, types);
    },
  };
}

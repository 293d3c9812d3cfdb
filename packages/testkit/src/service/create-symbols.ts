import { createExportResolver } from '@storypole/core';
import type { CodeSymbol, Declaration, ExportedSymbol } from '#types/code';
import type { Model } from '#types/model';
import { Selection } from '#types/selection';
import type { SourceFile } from '#types/source-file';
import { UsageError } from '#types/usage-error';
import { findAncestors } from './find-ancestors';
import { findReferences } from './find-references';
import { followName } from './follow-name';
import { show } from './show';

/** The code of a model, file by file. */
export interface Symbols {
  /** Names come from the graph; bodies and types are read when something about them is asked. */
  readonly exportsOf: (file: SourceFile) => Selection<ExportedSymbol>;
  /** What is declared in a file; nothing for files whose bodies cannot be read. */
  readonly declaredIn: (file: SourceFile) => readonly CodeSymbol[];
}

export function createSymbols(model: Model, fileAt: (row: number) => SourceFile): Symbols {
  const { graph } = model;
  const resolver = createExportResolver(graph);
  const exported = new Map<number, Selection<ExportedSymbol>>();
  const declared = new Map<number, readonly CodeSymbol[]>();

  const toExported = (file: SourceFile, name: string): ExportedSymbol => {
    const [found] = resolver.findOrigins(file.row, name);
    const origin = found === undefined ? file : fileAt(found.file);
    const own = found === undefined ? name : followName(graph, file.row, name, found.hops);
    let declaration: Declaration | undefined;
    const read = (): Declaration => (declaration ??= readExport(model, origin, own, name));
    const code = toCode(model, origin, own, read, fileAt);
    return show(
      { name, file },
      Object.defineProperties(code, { origin: { get: () => origin } }) as typeof code & Pick<ExportedSymbol, 'origin'>,
    );
  };
  return {
    exportsOf: (file) => {
      let selection = exported.get(file.row);
      if (selection === undefined) {
        const names = resolver.listNames(file.row, true).filter((name) => name !== '*');
        selection = Selection.under(
          `exports of ${file.path}`,
          names.map((name) => toExported(file, name)),
        );
        exported.set(file.row, selection);
      }
      return selection;
    },
    declaredIn: (file) => {
      let list = declared.get(file.row);
      if (list === undefined) {
        const declarations = model.code().canRead(file.path) ? model.code().list(file.path) : [];
        list = declarations.map((declaration) =>
          show(
            { name: declaration.name, file },
            toCode(model, file, declaration.name, () => declaration, fileAt),
          ),
        );
        declared.set(file.row, list);
      }
      return list;
    },
  };
}

function readExport(model: Model, file: SourceFile, name: string, asked: string): Declaration {
  if (!model.code().canRead(file.path)) {
    throw new UsageError(
      `The body of \`${asked}\` in ${file.path} cannot be read: only those of TypeScript and JavaScript files can.`,
      'Filter such files out before asking for bodies or types.',
    );
  }
  const declaration = model.code().findExport(file.path, name);
  if (declaration !== undefined) return declaration;
  throw new UsageError(
    `\`${asked}\` is not declared in ${file.path}: it comes from a package, or the file does not hold it.`,
    'Filter it out before asking for its body or types.',
  );
}

type Lazy = Omit<CodeSymbol, 'name' | 'file'>;

/** Getters all of them: what a test does not ask is not read. */
function toCode(
  model: Model,
  file: SourceFile,
  name: string,
  read: () => Declaration,
  fileAt: (row: number) => SourceFile,
): Lazy {
  return {
    kind: 'code',
    get declaredAs() {
      return read().declaredAs;
    },
    get line() {
      return read().line;
    },
    get column() {
      return read().column;
    },
    get text() {
      return read().text;
    },
    get isExported() {
      return read().isExported;
    },
    calls: (callee) => read().calls(callee),
    throws: (error) => read().throws(error),
    get decorators() {
      return read().decorators;
    },
    get extends() {
      return findAncestors(model, file.row, read());
    },
    get implements() {
      return read().implements;
    },
    get parameters() {
      return read().parameters;
    },
    get returns() {
      return read().returns;
    },
    get methods() {
      return read().methods;
    },
    get isAsync() {
      return read().isAsync;
    },
    get references() {
      return findReferences(model, file.row, name, fileAt);
    },
  };
}

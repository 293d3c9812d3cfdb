import type { Form } from '#types/form';
import type { ExportedName, ImportedName, ModuleNames } from '#types/graph';

export interface Request {
  readonly specifier: string;
  readonly form: Form;
  readonly typeOnly: boolean;
  readonly start: number;
  readonly end: number;
}

export interface Statements extends ModuleNames {
  readonly requests: readonly Request[];
  readonly exports: readonly (ExportedName & { readonly local: boolean })[];
  readonly uses: readonly { readonly name: string; readonly start: number; readonly end: number }[];
}

const CALLS: Readonly<Record<string, Form>> = {
  import: 'dynamic-import',
  require: 'require',
  'vi.mock': 'mock',
  'new URL': 'new-url',
};

/** Reads the few statements that unit tests are written in, one a line, ASCII only. Anything else is passed over. */
export function readStatements(text: string): Statements {
  const requests: Request[] = [];
  const imports: ImportedName[] = [];
  const exports: (ExportedName & { readonly local: boolean })[] = [];
  const uses: { name: string; start: number; end: number }[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    readLine(line, offset);
    offset += line.length + 1;
  }
  return { requests, imports, exports: joinImported(imports, exports), uses };

  function readLine(line: string, base: number): void {
    const request = (specifier: string, form: Form, typeOnly: boolean): number => {
      const start = base + line.lastIndexOf(`'${specifier}'`);
      requests.push({ specifier, form, typeOnly, start, end: start + specifier.length + 2 });
      return start;
    };
    const used = /\/\/ uses (\S+)/.exec(line);
    if (used !== null) uses.push({ name: used[1] as string, start: base, end: base + (used[1] as string).length });

    let match = /^(import|export)( type)? (.+) from '(.*)'/.exec(line);
    if (match !== null) {
      const [, word, type, clause = '', specifier = ''] = match;
      const typeOnly = type !== undefined;
      if (word === 'import') readImport(clause, request(specifier, 'import', typeOnly), typeOnly, text);
      else readReexport(clause, specifier, typeOnly, request);
      return;
    }
    match = /^import '(.*)'/.exec(line);
    if (match !== null) {
      request(match[1] as string, 'side-effect-import', false);
      return;
    }
    for (const [, call = '', specifier = ''] of line.matchAll(/(import|require|vi\.mock|new URL)\('([^']*)'/g)) {
      request(specifier, CALLS[call] as Form, false);
    }
    match = /^export (default|const|function|class|type|interface) ?(\w*)/.exec(line);
    if (match !== null) {
      const name = match[1] === 'default' ? 'default' : (match[2] as string);
      const typeOnly = match[1] === 'type' || match[1] === 'interface';
      exports.push({ exported: name, imported: name, typeOnly, start: undefined, local: false });
      return;
    }
    match = /^export( type)? \{(.*)\}/.exec(line);
    for (const { name, alias, typeOnly } of splitNames(match?.[2] ?? '', match?.[1] !== undefined)) {
      exports.push({ exported: alias, imported: name, typeOnly, start: undefined, local: true });
    }
  }

  function readImport(clause: string, start: number, typeOnly: boolean, whole: string): void {
    const namespace = /\* as (\w+)/.exec(clause)?.[1];
    if (namespace !== undefined) {
      const mentions = [...whole.matchAll(new RegExp(`(?<!as )\\b${namespace}\\b(?:\\.(\\w+))?`, 'g'))];
      const escapes = mentions.some((mention) => mention[1] === undefined);
      const members = escapes ? undefined : mentions.map((mention) => mention[1] as string);
      imports.push({ imported: '*', local: namespace, typeOnly, start, members });
    }
    const standard = /^(\w+)/.exec(clause)?.[1];
    if (standard !== undefined) imports.push({ imported: 'default', local: standard, typeOnly, start });
    for (const { name, alias, typeOnly: isType } of splitNames(/\{(.*)\}/.exec(clause)?.[1] ?? '', typeOnly)) {
      imports.push({ imported: name, local: alias, typeOnly: isType, start });
    }
  }

  function readReexport(
    clause: string,
    specifier: string,
    typeOnly: boolean,
    request: (specifier: string, form: Form, typeOnly: boolean) => number,
  ): void {
    const namespace = /^\* as (\w+)/.exec(clause)?.[1];
    if (clause === '*' || namespace !== undefined) {
      const start = request(specifier, namespace === undefined ? 'export-star' : 'export-star-as', typeOnly);
      exports.push({ exported: namespace ?? '*', imported: '*', typeOnly, start, local: false });
      return;
    }
    const start = request(specifier, 're-export', typeOnly);
    for (const { name, alias, typeOnly: isType } of splitNames(/\{(.*)\}/.exec(clause)?.[1] ?? '', typeOnly)) {
      exports.push({ exported: alias, imported: name, typeOnly: isType, start, local: false });
    }
  }
}

function splitNames(list: string, typeOnly: boolean): { name: string; alias: string; typeOnly: boolean }[] {
  return [...list.matchAll(/(type )?(\w+)(?: as (\w+))?/g)].map(([, type, name = '', alias = name]) => ({
    name,
    alias,
    typeOnly: typeOnly || type !== undefined,
  }));
}

/** An exported local that is an import is handed on from where it was imported. */
function joinImported(
  imports: readonly ImportedName[],
  exports: readonly (ExportedName & { readonly local: boolean })[],
): readonly (ExportedName & { readonly local: boolean })[] {
  return exports.map((entry) => {
    const source = entry.local ? imports.find((candidate) => candidate.local === entry.imported) : undefined;
    if (source === undefined) return entry;
    return { ...entry, imported: source.imported, typeOnly: entry.typeOnly || source.typeOnly, start: source.start };
  });
}

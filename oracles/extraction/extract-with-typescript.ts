import ts from 'typescript';
import { extractComments } from './extract-comments';
import { bare, constantOf, describe, identify, memberOf } from './identify-with-typescript';
import type { ExtractedRecord } from './record';
import { bindFile, isAmbient } from './resolve-symbol';

export interface Extraction {
  /** Ordered by position. */
  readonly records: readonly ExtractedRecord[];
  readonly ambient: readonly string[];
  readonly reexports: boolean;
  readonly mayReexportImports: boolean;
}

/** Collects records; offsets in UTF-16 units until the end. */
export type Emit = (
  form: string,
  range: ts.TextRange & { readonly start: number },
  text: string,
  statement: number,
  flags: readonly string[],
) => void;

const KINDS = { ts: ts.ScriptKind.TS, tsx: ts.ScriptKind.TSX, dts: ts.ScriptKind.TS, js: ts.ScriptKind.JSX } as const;

/**
 * Extracts the dependencies of a source by walking the compiler's tree: what the extractors of the project are held against.
 * Shares no code with them; the meaning of each form is that of `extractFromTree`.
 *
 * @returns `undefined` where the compiler cannot parse the source without an error
 */
export function extractWithTypescript(text: string, language: keyof typeof KINDS): Extraction | undefined {
  const name = language === 'dts' ? 'source.d.ts' : language === 'js' ? 'source.jsx' : `source.${language}`;
  const file = ts.createSourceFile(
    name,
    text,
    // Comments are parsed by themselves, wherever they stand.
    { languageVersion: ts.ScriptTarget.ESNext, jsDocParsingMode: ts.JSDocParsingMode.ParseNone },
    true,
    KINDS[language],
  );
  if (!isParsed(file)) return undefined;
  bindFile(file);
  const records: ExtractedRecord[] = [];
  const ambient: string[] = [];
  const flags = { reexports: false, mayReexportImports: false };
  const emit: Emit = (form, { start, end }, specifier, statement, recordFlags) => {
    records.push({ form, start, end, statement, text: specifier, flags: [...new Set(recordFlags)].sort() });
  };
  const pending: ts.Node[] = [file];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    visitDeclaration(node, file, emit, ambient, flags);
    if (ts.isCallExpression(node)) visitCall(node, file, emit);
    else if (ts.isNewExpression(node)) visitNew(node, file, emit);
    ts.forEachChild(node, (child) => void pending.push(child));
  }
  extractComments(file, emit);
  records.sort((a, b) => a.start - b.start || a.end - b.end);
  const toBytes = byteCounter(text);
  return {
    records: records.map((record) => ({
      ...record,
      start: toBytes(record.start),
      end: toBytes(record.end),
      statement: toBytes(record.statement),
    })),
    ambient,
    ...flags,
  };
}

/** Whether the compiler has no complaint about the syntax; in JavaScript, that of TypeScript is one. */
function isParsed(file: ts.SourceFile): boolean {
  if ((file as unknown as { readonly parseDiagnostics: readonly unknown[] }).parseDiagnostics.length > 0) return false;
  // A request for something other than a string: the compiler complains later.
  if (file.statements.some(isMalformed)) return false;
  if (!file.fileName.endsWith('x') || file.fileName.endsWith('.tsx')) return true;
  const options: ts.CompilerOptions = {
    allowJs: true,
    noLib: true,
    noResolve: true,
    types: [],
    jsx: ts.JsxEmit.Preserve,
  };
  const host: ts.CompilerHost = {
    getSourceFile: (name) => (name.endsWith(file.fileName) ? file : undefined),
    getDefaultLibFileName: () => '',
    writeFile: () => undefined,
    getCurrentDirectory: () => '/',
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    fileExists: (name) => name.endsWith(file.fileName),
    readFile: () => undefined,
  };
  return ts.createProgram([file.fileName], options, host).getSyntacticDiagnostics(file).length === 0;
}

function isMalformed(statement: ts.Statement): boolean {
  const isRequest = ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement);
  return isRequest && statement.moduleSpecifier !== undefined && !ts.isStringLiteral(statement.moduleSpecifier);
}

function byteCounter(text: string): (offset: number) => number {
  if (Buffer.byteLength(text) === text.length) return (offset) => offset;
  return (offset) => Buffer.byteLength(text.slice(0, offset));
}

function rangeOf(
  node: ts.Node,
  file: ts.SourceFile,
): { readonly start: number; readonly pos: number; readonly end: number } {
  return { start: node.getStart(file), pos: node.pos, end: node.end };
}

function visitDeclaration(
  node: ts.Node,
  file: ts.SourceFile,
  emit: Emit,
  ambient: string[],
  flags: { reexports: boolean; mayReexportImports: boolean },
): void {
  const erased = (): readonly string[] => (isAmbient(node) ? ['typeOnly'] : []);
  const start = (): number => node.getStart(file);
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    const form = node.importClause ? 'import' : 'side-effect-import';
    emit(form, rangeOf(node.moduleSpecifier, file), node.moduleSpecifier.text, start(), [
      ...importFlags(node.importClause),
      ...erased(),
    ]);
  } else if (ts.isExportDeclaration(node)) {
    const { moduleSpecifier, exportClause } = node;
    if (moduleSpecifier && ts.isStringLiteral(moduleSpecifier)) {
      flags.reexports = true;
      const form =
        exportClause === undefined
          ? 'export-star'
          : ts.isNamespaceExport(exportClause)
            ? 'export-star-as'
            : 're-export';
      emit(form, rangeOf(moduleSpecifier, file), moduleSpecifier.text, start(), [...exportFlags(node), ...erased()]);
    } else if (exportClause && ts.isNamedExports(exportClause) && exportClause.elements.length > 0)
      flags.mayReexportImports = true;
  } else if (ts.isExportAssignment(node)) {
    if (node.isExportEquals || ts.isIdentifier(node.expression)) flags.mayReexportImports = true;
  } else if (ts.isImportEqualsDeclaration(node)) {
    if (ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))
      flags.mayReexportImports = true;
    const { moduleReference: target } = node;
    if (!ts.isExternalModuleReference(target) || !ts.isStringLiteral(target.expression)) return;
    emit('import-equals', rangeOf(target.expression, file), target.expression.text, start(), [
      ...(node.isTypeOnly ? ['typeOnly'] : []),
      ...erased(),
    ]);
  } else if (ts.isImportTypeNode(node)) {
    const literal = ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined;
    if (literal === undefined || !ts.isStringLiteral(literal)) return;
    const keyword = node.isTypeOf ? (node.getChildren(file)[1] as ts.Node).getStart(file) : start();
    emit(node.isTypeOf ? 'typeof-import' : 'import-type', rangeOf(literal, file), literal.text, keyword, ['typeOnly']);
  } else if (ts.isModuleDeclaration(node) && ts.isStringLiteral(node.name)) {
    const { text } = node.name;
    if (!text.includes('*') && (ts.isExternalModule(file) || text.startsWith('.')))
      emit('declare-module', rangeOf(node.name, file), text, start(), ['typeOnly']);
    else ambient.push(text);
  }
}

function importFlags(clause: ts.ImportClause | undefined): readonly string[] {
  if (clause === undefined) return [];
  if (clause.isTypeOnly) return ['typeOnly'];
  const { name, namedBindings } = clause;
  if (name || !namedBindings || !ts.isNamedImports(namedBindings) || namedBindings.elements.length === 0) return [];
  return namedBindings.elements.every(({ isTypeOnly }) => isTypeOnly) ? ['inlineTypeOnly'] : [];
}

function exportFlags(node: ts.ExportDeclaration): readonly string[] {
  if (node.isTypeOnly) return ['typeOnly'];
  const { exportClause } = node;
  if (!exportClause || !ts.isNamedExports(exportClause) || exportClause.elements.length === 0) return [];
  return exportClause.elements.every(({ isTypeOnly }) => isTypeOnly) ? ['inlineTypeOnly'] : [];
}

const CALLS: Readonly<Record<string, string>> = {
  require: 'require',
  'module.require': 'module-require',
  'require.resolve': 'require-resolve',
  'module.require.resolve': 'require-resolve',
  made: 'create-require',
  'made.resolve': 'require-resolve',
  'meta.resolve': 'import-meta-resolve',
  'module:bun:test.mock.module': 'mock',
  'module:node:test.mock.module': 'mock',
};

const MOCK_HOSTS = [
  'jest',
  'vi',
  'vitest',
  'module:vitest.vi',
  'module:vitest.vitest',
  'meta.vitest.vi',
  'module:@jest/globals.jest',
  'module:bun:test.jest',
  'module:bun:test.vi',
];

const MOCKS: Readonly<Record<string, string>> = {
  mock: 'mock',
  doMock: 'mock',
  unmock: 'mock',
  doUnmock: 'mock',
  dontMock: 'mock',
  deepUnmock: 'mock',
  setMock: 'mock',
  unstable_mockModule: 'mock',
  unstable_unmockModule: 'mock',
  createMockFromModule: 'mock',
  genMockFromModule: 'mock',
  importMock: 'mock',
  requireMock: 'mock',
  importActual: 'import-actual',
  requireActual: 'import-actual',
};

function emitArgument(
  form: string,
  argument: ts.Expression | undefined,
  statement: number,
  file: ts.SourceFile,
  emit: Emit,
  within: ts.Node,
): void {
  if (argument === undefined) return;
  const erased = isAmbient(within) ? ['typeOnly'] : [];
  const text = ts.isSpreadElement(argument) ? undefined : constantOf(argument);
  if (text === undefined) {
    emit(form, rangeOf(argument, file), '', statement, ['computed', ...erased]);
    return;
  }
  const inner = bare(argument);
  emit(form, rangeOf(ts.isStringLiteralLike(inner) ? inner : argument, file), text, statement, erased);
}

function visitCall(node: ts.CallExpression, file: ts.SourceFile, emit: Emit): void {
  const start = node.getStart(file);
  const [argument] = node.arguments;
  if (node.expression.kind === ts.SyntaxKind.ImportKeyword || isDeferredImport(node)) {
    if (!isMockArgument(node)) emitArgument('dynamic-import', argument, start, file, emit, node);
    return;
  }
  const callee = describe(identify(node.expression));
  if (callee === 'meta.glob' || callee === 'meta.globEager') {
    const list = argument && bare(argument);
    const items =
      list && ts.isArrayLiteralExpression(list)
        ? list.elements.filter((item) => !ts.isOmittedExpression(item))
        : argument
          ? [argument]
          : [];
    for (const item of items) emitArgument('import-meta-glob', item, start, file, emit, node);
    return;
  }
  const form = Object.hasOwn(CALLS, callee) ? CALLS[callee] : mockForm(node);
  if (form === undefined) return;
  const inner = form === 'mock' && argument ? bare(argument) : undefined;
  const target =
    inner && ts.isCallExpression(inner) && inner.expression.kind === ts.SyntaxKind.ImportKeyword
      ? inner.arguments[0]
      : argument;
  emitArgument(form, target, start, file, emit, node);
}

/** `import.defer('x')`, `import.source('x')`. */
function isDeferredImport(node: ts.CallExpression): boolean {
  const { expression } = node;
  return (
    ts.isMetaProperty(expression) &&
    expression.keywordToken === ts.SyntaxKind.ImportKeyword &&
    ['defer', 'source'].includes(expression.name.text)
  );
}

/** The form of `vi.mock(…)`, and of calls chained to it. */
function mockForm(node: ts.CallExpression): string | undefined {
  const member = memberOf(bare(node.expression));
  if (member === undefined) {
    const callee = describe(identify(node.expression));
    const dot = callee.lastIndexOf('.');
    const name = callee.slice(dot + 1);
    return MOCK_HOSTS.includes(callee.slice(0, dot)) && Object.hasOwn(MOCKS, name) ? MOCKS[name] : undefined;
  }
  if (!Object.hasOwn(MOCKS, member.name)) return undefined;
  let host = bare(member.object);
  while (ts.isCallExpression(host)) {
    const method = bare(host.expression);
    if (!ts.isPropertyAccessExpression(method) && !ts.isElementAccessExpression(method)) return undefined;
    host = bare(method.expression);
  }
  return MOCK_HOSTS.includes(describe(identify(host))) ? MOCKS[member.name] : undefined;
}

/** Whether an `import()` only names what a mock replaces. */
function isMockArgument(node: ts.CallExpression): boolean {
  let outer: ts.Node = node;
  while (ts.isExpression(outer.parent) && bare(outer.parent) === node) outer = outer.parent;
  const call = outer.parent;
  if (!ts.isCallExpression(call) || call.arguments[0] !== outer) return false;
  const callee = describe(identify(call.expression));
  return (Object.hasOwn(CALLS, callee) ? CALLS[callee] : mockForm(call)) === 'mock';
}

function isModuleUrl(node: ts.NewExpression): boolean {
  const base = node.arguments?.[1];
  return (
    ['URL', 'module:url.URL'].includes(describe(identify(node.expression))) &&
    base !== undefined &&
    describe(identify(base)) === 'meta.url'
  );
}

const WORKERS = ['Worker', 'SharedWorker', 'module:worker_threads.Worker'];

function visitNew(node: ts.NewExpression, file: ts.SourceFile, emit: Emit): void {
  const start = node.getStart(file);
  const argument = node.arguments?.[0];
  const callee = describe(identify(node.expression));
  if (isModuleUrl(node)) {
    if (!isWorkerArgument(node)) emitArgument('new-url', argument, start, file, emit, node);
  } else if (WORKERS.includes(callee)) {
    const url = argument && bare(argument);
    emitArgument(
      'worker',
      url && ts.isNewExpression(url) && isModuleUrl(url) ? url.arguments?.[0] : argument,
      start,
      file,
      emit,
      node,
    );
  } else if (callee === 'require') emitArgument('require', argument, node.expression.getStart(file), file, emit, node);
}

function isWorkerArgument(node: ts.NewExpression): boolean {
  let outer: ts.Node = node;
  while (ts.isExpression(outer.parent) && bare(outer.parent) === node) outer = outer.parent;
  const call = outer.parent;
  return (
    ts.isNewExpression(call) && call.arguments?.[0] === outer && WORKERS.includes(describe(identify(call.expression)))
  );
}

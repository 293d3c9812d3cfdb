import ts from 'typescript';
import { rangeOf, type Emit } from './emit';
import { bare, constantOf, describe, identify, memberOf } from './identify-with-typescript';
import { isAmbient } from './resolve-symbol';

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

/** `import()`, `require` and its kin, `import.meta`, mocks. */
export function extractCall(node: ts.CallExpression, file: ts.SourceFile, emit: Emit): void {
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

/** URLs and workers. */
export function extractConstruction(node: ts.NewExpression, file: ts.SourceFile, emit: Emit): void {
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

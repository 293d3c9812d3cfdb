import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);

const TRANSPILER = { moduleCache: false, interopDefault: false };

/** Failures of Node's own loader that say nothing against the module: its syntax needs a transpiler, or an import leaves out its extension. */
const NEEDS_TRANSPILER = new Set([
  'ERR_UNKNOWN_FILE_EXTENSION',
  'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX',
  'ERR_INVALID_TYPESCRIPT_SYNTAX',
  'ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING',
  'ERR_UNSUPPORTED_DIR_IMPORT',
  'ERR_MODULE_NOT_FOUND',
  'MODULE_NOT_FOUND',
]);

/**
 * Evaluates a module and returns its namespace. Synchronous, because rules of ESLint and matchers of Vitest are, and must read
 * the same config as the command.
 *
 * Node's own loader comes first; where it cannot read TypeScript, or does not find an import, a transpiler that is loaded only
 * then. A module that awaits at its top is evaluated in a process of its own, and comes back as plain data.
 *
 * @param path absolute
 * @param isFresh whether the module, and what it imports by relative paths, may have changed since it was loaded before
 * @throws whatever the module throws
 */
export function loadModule(path: string, isFresh = false): unknown {
  if (isFresh || !readsNatively(path)) return transpile(path);
  try {
    return toNamespace(require(path));
  } catch (error) {
    if (codeOf(error) === 'ERR_REQUIRE_ASYNC_MODULE') return evaluateApart(path);
    if (!needsTranspiler(error)) throw error;
    return transpile(path);
  }
}

/** `require` takes a TypeScript file for JavaScript where Node does not strip types. */
function readsNatively(path: string): boolean {
  const features: { readonly typescript?: unknown } = process.features;
  return !/\.[cm]?ts$/.test(path) || (features.typescript ?? false) !== false;
}

function transpile(path: string): unknown {
  const { createJiti } = require('jiti') as typeof import('jiti');
  const jiti = createJiti(pathToFileURL(path).href, TRANSPILER);
  try {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way that awaits nothing
    return toNamespace(jiti(path));
  } catch (error) {
    // As a script, a module that awaits is broken syntax.
    if (codeOf(error) === 'ERR_REQUIRE_ASYNC_MODULE' || isSyntaxError(error)) return evaluateApart(path);
    throw error;
  }
}

/** What `import()` gives for a CommonJS module. */
function toNamespace(exported: unknown): unknown {
  if (typeof exported !== 'object' || exported === null) return { default: exported };
  const isNamespace = '__esModule' in exported || Reflect.get(exported, Symbol.toStringTag) === 'Module';
  return isNamespace ? exported : { default: exported };
}

/** The default export of a module that can only be evaluated asynchronously, as plain data. */
function evaluateApart(path: string): unknown {
  const script = `
    const { writeSync } = await import('node:fs');
    const { createJiti } = await import(${JSON.stringify(pathToFileURL(require.resolve('jiti')).href)});
    const jiti = createJiti(${JSON.stringify(pathToFileURL(path).href)}, ${JSON.stringify(TRANSPILER)});
    const said = await jiti.import(${JSON.stringify(path)}).then(
      (namespace) => ({ exported: namespace.default }),
      (error) => ({ message: error?.message ?? String(error), stack: error?.stack }),
    );
    writeSync(3, JSON.stringify(said));`;
  // Starting without node:child_process saves most runs about 3 ms.
  const { spawnSync } = require('node:child_process') as typeof import('node:child_process');
  const { output } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
  });
  const answer = String(output[3] ?? '');
  if (answer === '') throw new Error('it ends its process, or exports what is no plain data');
  const said = JSON.parse(answer) as { exported?: unknown; message?: string; stack?: string };
  if (said.message === undefined) return { default: said.exported };
  throw Object.assign(new Error(said.message), said.stack === undefined ? {} : { stack: said.stack });
}

function needsTranspiler(error: unknown): boolean {
  // A named import that only a type declares, or syntax that Node cannot strip, fails before anything is evaluated.
  return NEEDS_TRANSPILER.has(codeOf(error) ?? '') || isSyntaxError(error);
}

/** Also that of another realm. */
function isSyntaxError(error: unknown): boolean {
  return error instanceof Error && error.name === 'SyntaxError';
}

function codeOf(error: unknown): string | undefined {
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' ? code : undefined;
}

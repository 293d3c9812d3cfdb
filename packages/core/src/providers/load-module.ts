import { pathToFileURL } from 'node:url';

/** Failures of Node's own loader that say nothing against the module: its syntax needs a transpiler, or an import leaves out its extension. */
const NEEDS_TRANSPILER = new Set([
  'ERR_UNKNOWN_FILE_EXTENSION',
  'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX',
  'ERR_INVALID_TYPESCRIPT_SYNTAX',
  'ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING',
  'ERR_UNSUPPORTED_DIR_IMPORT',
  'ERR_MODULE_NOT_FOUND',
]);

/**
 * Evaluates a module and returns its namespace.
 *
 * Node's own loader comes first; where it cannot read TypeScript, or does not find an import, a transpiler that is loaded only
 * then.
 *
 * @param path absolute
 * @throws whatever the module throws
 */
export async function loadModule(path: string): Promise<unknown> {
  try {
    return (await import(/* @vite-ignore */ pathToFileURL(path).href)) as unknown;
  } catch (error) {
    if (!needsTranspiler(error)) throw error;
    return transpile(path);
  }
}

async function transpile(path: string): Promise<unknown> {
  const { createJiti } = await import('jiti');
  return createJiti(pathToFileURL(path).href, { moduleCache: false }).import(path);
}

function needsTranspiler(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if ('code' in error && typeof error.code === 'string' && NEEDS_TRANSPILER.has(error.code)) return true;
  // A named import that only a type declares, or syntax that Node cannot strip, fails before anything is evaluated.
  return error instanceof SyntaxError;
}

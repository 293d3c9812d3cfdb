import type { Fault } from '#types/fault';

/** Evaluates a module and returns its namespace. Throws whatever the module throws. */
export type LoadModule = (path: string) => unknown;

export type CodeConfig =
  { readonly value: unknown; readonly fault?: never } | { readonly fault: Fault; readonly value?: never };

/**
 * Evaluates a config and takes its default export.
 *
 * @param path absolute
 * @param file named in faults
 */
export function readCodeConfig(path: string, file: string, loadModule: LoadModule): CodeConfig {
  let namespace: unknown;
  try {
    namespace = loadModule(path);
  } catch (error) {
    return { fault: toThrownFault(error, path, file) };
  }
  const exported = findDefault(namespace);
  if (exported === undefined) {
    return {
      fault: {
        code: 'config/no-default-export',
        file,
        what: `\`${file}\` has no default export.`,
        mend: 'Write `export default defineConfig({ … })`.',
      },
    };
  }
  const kind = findForeignKind(exported);
  if (kind === undefined) return { value: exported };
  return {
    fault: {
      code: 'config/no-object',
      file,
      what: `\`${file}\` exports ${kind}; a config is an object, so that every tool reads the same one.`,
      mend:
        kind === 'a promise'
          ? 'Await it at the top of the module, and export what it gives.'
          : 'Call it, and export what it returns.',
    },
  };
}

/** A CommonJS module that was compiled from ESM hides its default export one level deeper. */
function findDefault(namespace: unknown): unknown {
  if (typeof namespace !== 'object' || namespace === null || !('default' in namespace)) return undefined;
  const exported = namespace.default;
  const isInterop =
    typeof exported === 'object' && exported !== null && '__esModule' in exported && 'default' in exported;
  return isInterop ? exported.default : exported;
}

function findForeignKind(value: unknown): 'a function' | 'a promise' | undefined {
  if (typeof value === 'function') return 'a function';
  const isPromise = typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
  return isPromise ? 'a promise' : undefined;
}

function toThrownFault(error: unknown, path: string, file: string): Fault {
  // Anything may be thrown, and an error of another realm is no instance of this one's `Error`.
  const thrown: { readonly message?: unknown; readonly stack?: unknown } =
    typeof error === 'object' && error !== null ? error : { message: `it throws ${String(error)}` };
  const message = typeof thrown.message === 'string' ? thrown.message : 'it throws an object';
  const stack = typeof thrown.stack === 'string' ? thrown.stack : '';
  return {
    code: 'config/throws',
    file,
    ...findPosition(stack, path),
    what: `\`${file}\` cannot be evaluated: ${(message.split('\n')[0] as string).replace(/\.$/, '')}.`,
    mend: 'Correct the config, or what it imports.',
  };
}

/** The first position in the config that a stack names. */
function findPosition(stack: string, path: string): { readonly line: number; readonly column?: number } | undefined {
  for (const name of [path, encodeURI(path)]) {
    const at = stack.indexOf(`${name}:`);
    const match = at < 0 ? null : /^(\d+)(?::(\d+))?/.exec(stack.slice(at + name.length + 1));
    if (match !== null)
      return { line: Number(match[1]), ...(match[2] === undefined ? {} : { column: Number(match[2]) }) };
  }
  return undefined;
}

import { builtinModules } from 'node:module';

/** Builtins that exist only with `node:`, and some that older versions of Node do not list. */
const PREFIXED_ONLY = ['sea', 'sqlite', 'test', 'test/reporters'];

const names = [...builtinModules.map(withoutPrefix), ...PREFIXED_ONLY];

/** The builtins of Node without `node:`, private ones left out. */
export const BUILTIN_NAMES: ReadonlySet<string> = new Set(names.filter((name) => !name.startsWith('_')));

/** `node:fs` for `fs` and `node:fs`. */
export function normalizeBuiltin(name: string): string {
  return `node:${withoutPrefix(name)}`;
}

function withoutPrefix(name: string): string {
  return name.startsWith('node:') ? name.slice(5) : name;
}

import { escapeRegex } from './escape-regex';

/**
 * A package pattern of the policy as regular expressions for what dependency-cruiser resolves it to: a file below
 * `node_modules`, that of its types, or the bare name where it is not installed.
 */
export function translatePackage(pattern: string): readonly string[] {
  const name = translate(pattern);
  const types = toTypesName(pattern);
  const names = types === undefined ? name : `(?:${name}|@types/${translate(types)})`;
  // A bare `*` would match paths of files, too.
  const bare = pattern.startsWith('*') ? `[^./]${name}` : name;
  return [`(?:^|/)node_modules/${names}(?:/|$)`, `^${bare}(?:/|$)`];
}

/** A builtin, with or without `node:`. */
export function translateBuiltin(pattern: string): string {
  return `^(?:node:)?${translate(pattern.replace(/^node:/, ''))}(?:/|$)`;
}

function translate(pattern: string): string {
  return pattern
    .split(/(\*+)/)
    .map((part) => (part.startsWith('*') ? (part.length > 1 ? '.*' : '[^/]*') : escapeRegex(part)))
    .join('');
}

/** `@acme/ui` → `acme__ui`. */
function toTypesName(pattern: string): string | undefined {
  if (pattern.startsWith('*')) return undefined;
  if (!pattern.startsWith('@')) return pattern;
  return pattern.slice(1).replace('/', '__');
}

/** The package that a bare specifier names, and the path below it (`.`, `./a/b`). */
export interface PackagePath {
  readonly name: string;
  readonly subpath: string;
}

/** Whether `specifier` begins with `.` or `..` as a segment. */
export function isRelative(specifier: string): boolean {
  if (specifier.charCodeAt(0) !== 46) return false;
  const second = specifier.charCodeAt(1);
  if (specifier.length === 1 || second === 47 || second === 92) return true;
  return second === 46 && (specifier.length === 2 || specifier.charCodeAt(2) === 47 || specifier.charCodeAt(2) === 92);
}

/** `undefined` where no package could bear the name: `@acme`, `/a`, `@/a`, `~/a`, `#a`. */
export function toPackagePath(specifier: string): PackagePath | undefined {
  let slash = specifier.indexOf('/');
  if (specifier.startsWith('@')) {
    if (slash < 2 || slash === specifier.length - 1) return undefined;
    slash = specifier.indexOf('/', slash + 1);
  }
  const name = slash < 0 ? specifier : specifier.slice(0, slash);
  if (!PACKAGE_NAME.test(name)) return undefined;
  return { name, subpath: slash < 0 || slash === specifier.length - 1 ? '.' : `.${specifier.slice(slash)}` };
}

const PACKAGE_NAME = /^(?:@[\w~-][\w.~-]*\/)?[\w-][\w.~-]*$/u;

/** The package whose types stand in for `name`: `@types/node`, `@types/acme__tools`. */
export function toTypesPackage(name: string): string {
  return `@types/${name.startsWith('@') ? name.slice(1).replace('/', '__') : name}`;
}

/** `specifier` without `?query` and without `#hash`; a leading `#` is no hash. */
export function withoutQuery(specifier: string): string {
  const query = specifier.indexOf('?', 1);
  const path = query < 0 ? specifier : specifier.slice(0, query);
  const hash = path.indexOf('#', 1);
  return hash < 0 ? path : path.slice(0, hash);
}

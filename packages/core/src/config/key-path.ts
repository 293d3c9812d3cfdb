const PLAIN_KEY = /^[A-Za-z_$][\w$-]*$/;

/** The path of `key` inside `path`: `layers` and `repo` give `layers.repo`, `packages` and `@acme/*` give `packages["@acme/*"]`. */
export function joinKey(path: string, key: string | number): string {
  if (typeof key === 'number') return `${path}[${key}]`;
  if (!PLAIN_KEY.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === '' ? key : `${path}.${key}`;
}

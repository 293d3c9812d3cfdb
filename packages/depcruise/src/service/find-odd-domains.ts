import { escapeRegex } from './escape-regex';

/**
 * Domains whose names mean something else as a pattern, as dependency-cruiser puts what it captured into the next regular
 * expression unescaped: `(shop)` would match `shop`, and `a.b` matches `a-b`.
 */
export function findOddDomains(names: readonly string[]): readonly string[] {
  return names.filter((name) => {
    if (escapeRegex(name.replaceAll('.', '')) !== name.replaceAll('.', '')) return true;
    if (!name.includes('.')) return false;
    const regex = new RegExp(`^${name}$`);
    return names.some((other) => other !== name && regex.test(other));
  });
}

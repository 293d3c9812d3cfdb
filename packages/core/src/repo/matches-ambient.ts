/**
 * Whether a bare specifier is the name of an ambient module (`declare module 'virtual:icons'`), by name or by a pattern with
 * one star. Relative specifiers never are: their file must exist.
 */
export function matchesAmbient(specifier: string, ambient: ReadonlySet<string>): boolean {
  if (ambient.size === 0 || specifier.startsWith('.') || specifier.startsWith('/')) return false;
  if (ambient.has(specifier)) return true;
  for (const name of ambient) {
    const star = name.indexOf('*');
    if (star < 0) continue;
    const ending = name.slice(star + 1);
    if (specifier.length >= name.length - 1 && specifier.startsWith(name.slice(0, star)) && specifier.endsWith(ending))
      return true;
  }
  return false;
}

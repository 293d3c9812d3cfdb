import { findNearest, toList } from '@storypole/core';

/** What to write instead of a name that there is not. */
export function suggestName(name: string, known: readonly string[]): string {
  const nearest = findNearest(name, known);
  if (nearest !== undefined) return `Name \`${nearest}\`.`;
  return known.length === 0 ? 'There is none.' : `Name one of ${toList(known)}.`;
}

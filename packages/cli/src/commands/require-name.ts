import { findNearest } from '@storypole/core';
import { UsageError } from '#types/usage-error';

/** A name that an option or argument knows; a mistyped one is answered with the nearest. */
export function requireName(name: string, known: readonly string[], option: string): string {
  if (known.includes(name)) return name;
  const nearest = findNearest(name, known);
  const mend = nearest === undefined ? `Write one of ${known.join(', ')}.` : `Write ${nearest}.`;
  throw new UsageError(`${option} knows no ${name}. ${mend}`);
}

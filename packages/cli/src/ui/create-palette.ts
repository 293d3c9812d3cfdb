import type { Palette } from '@storypole/core';
import picocolors from 'picocolors';

/** The colours of a terminal, or none. */
export function createPalette(isColored: boolean): Palette {
  const { bold, dim, red, green, yellow, cyan } = picocolors.createColors(isColored);
  return { bold, dim, red, green, yellow, cyan };
}

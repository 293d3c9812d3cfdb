import type { Palette, Ranking } from '@storypole/core';
import { formatFields } from './format-fields';

/** Ranked places, the likeliest first. */
export function formatPlaces({ places, needs }: Ranking, palette: Palette): string {
  if (places.length === 0) {
    const needed = needs.length === 0 ? '' : ` No place may use ${needs.join(' and ')} at once.`;
    return `No place has to do with these words.${needed} Name the domain, the kind of thing, or what it will export.\n`;
  }
  return places
    .map(
      ({ name, path, because, mayImport }, index) =>
        `${palette.bold(`${String(index + 1)}. ${name}`)}  ${path}\n${formatFields(
          [
            ['because', because],
            ['imports', mayImport === undefined ? [] : [mayImport]],
          ],
          palette,
        )}`,
    )
    .join('\n');
}

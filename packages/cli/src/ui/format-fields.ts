import type { Palette } from '@storypole/core';

/** A name in the margin, and the lines beside it. Fields without lines are left out. */
export type Field = readonly [name: string, lines: readonly string[]];

/** Fields below each other, their lines aligned. Ends with a line feed, or is empty. */
export function formatFields(fields: readonly Field[], { cyan }: Palette): string {
  const shown = fields.filter(([, lines]) => lines.length > 0);
  const width = Math.max(0, ...shown.map(([name]) => name.length));
  return shown
    .flatMap(([name, lines]) =>
      lines.map(
        (line, index) => `  ${index === 0 ? cyan(`${name}:`.padEnd(width + 1)) : ' '.repeat(width + 1)} ${line}\n`,
      ),
    )
    .join('');
}

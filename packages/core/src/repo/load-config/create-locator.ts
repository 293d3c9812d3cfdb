import type { Position } from '#config/check-sources';

/** Offsets → positions, by the starts of the lines. */
export function createLocator(text: string): (offset: number) => Position {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + end.length);
  return (offset) => {
    let line = starts.length - 1;
    while (line > 0 && (starts[line] as number) > offset) line--;
    return { line: line + 1, column: offset - (starts[line] as number) + 1 };
  };
}

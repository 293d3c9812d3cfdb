import type { Range } from '#types/graph';

/** Turns byte offsets of one source into lines and columns. */
export type LineTable = (start: number, end: number) => Range;

const LF = 0x0a;
const CR = 0x0d;

/**
 * Lines end at LF, CR LF, CR, U+2028 and U+2029, as in the language itself (and in ESLint). Columns count UTF-16 units.
 * Offsets beyond the end of the source are those of its end.
 *
 * @param source UTF-8 without byte order mark
 */
export function createLineTable(source: Uint8Array): LineTable {
  const starts = findLineStarts(source);
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const locate = (offset: number): { readonly line: number; readonly column: number } => {
    const position = Math.min(offset, source.length);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= position) low = middle;
      else high = middle - 1;
    }
    const column = decoder.decode(source.subarray(starts[low], position)).length + 1;
    return { line: low + 1, column };
  };
  return (start, end) => {
    const from = locate(start);
    const to = locate(end);
    return {
      line: from.line,
      column: from.column,
      endLine: to.line,
      endColumn: to.column,
    };
  };
}

function findLineStarts(source: Uint8Array): readonly number[] {
  const starts = [0];
  for (let index = 0; index < source.length; index++) {
    const byte = source[index] as number;
    if (byte === LF || (byte === CR && source[index + 1] !== LF)) starts.push(index + 1);
    // U+2028 and U+2029 are E2 80 A8 and E2 80 A9.
    else if (byte === 0xe2 && source[index + 1] === 0x80 && ((source[index + 2] as number) & 0xfe) === 0xa8)
      starts.push(index + 3);
  }
  return starts;
}

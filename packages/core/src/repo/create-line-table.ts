import type { Range } from '#types/graph';

/** Turns byte offsets of one source into lines and columns. */
export type LineTable = (start: number, end: number) => Range;

const LF = 0x0a;
const CR = 0x0d;

/**
 * Lines end at LF, CR LF, CR, U+2028 and U+2029, as in the language itself (and in ESLint). Columns count UTF-16 units.
 * Offsets beyond the end of the source are those of its end. The source is read only as far as the offsets go: imports stand
 * at its beginning.
 *
 * @param source UTF-8 without byte order mark
 */
export function createLineTable(source: Uint8Array): LineTable {
  const starts = [0];
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let read = 0;

  const readTo = (end: number): void => {
    for (; read < end; read++) {
      const byte = source[read] as number;
      if (byte > CR && byte !== 0xe2) continue;
      if (byte === LF || (byte === CR && source[read + 1] !== LF)) starts.push(read + 1);
      // U+2028 and U+2029 are E2 80 A8 and E2 80 A9.
      else if (byte === 0xe2 && source[read + 1] === 0x80 && ((source[read + 2] as number) & 0xfe) === 0xa8) {
        starts.push(read + 3);
      }
    }
  };
  const locate = (offset: number): { readonly line: number; readonly column: number } => {
    const position = Math.min(offset, source.length);
    readTo(position);
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
    return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  };
}

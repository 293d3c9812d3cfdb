import type { RemedyEdit } from '#types/finding';

type Edit = Omit<RemedyEdit, 'file'>;

/**
 * Makes edits in a text, which keeps its byte order mark and its kind of line ends. `undefined` where two edits overlap or one
 * lies outside the text.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string | undefined {
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  const starts = [mark];
  for (const { index, 0: end } of text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)) starts.push(index + end.length);
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const toOffset = (line: number, column: number): number => (starts[line - 1] ?? Infinity) + column - 1;
  const ordered = edits
    .map((edit) => ({
      start: toOffset(edit.line, edit.column),
      end: toOffset(edit.endLine, edit.endColumn),
      text: edit.text.replaceAll('\n', lineEnd),
    }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let at = 0;
  for (const edit of ordered) {
    if (edit.start < at || edit.end < edit.start || edit.end > text.length) return undefined;
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

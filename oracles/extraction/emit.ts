import type ts from 'typescript';

/** Collects records; offsets in UTF-16 units until the end. */
export type Emit = (
  form: string,
  range: ts.TextRange & { readonly start: number },
  text: string,
  statement: number,
  flags: readonly string[],
) => void;

/** The range of a node without the white space before it. */
export function rangeOf(
  node: ts.Node,
  file: ts.SourceFile,
): { readonly start: number; readonly pos: number; readonly end: number } {
  return { start: node.getStart(file), pos: node.pos, end: node.end };
}

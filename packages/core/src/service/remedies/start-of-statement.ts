import type { SyntaxNode } from '#types/syntax';

/** Where a statement begins with the comments above it. */
export function startOfStatement(text: string, node: SyntaxNode): number {
  const above = /(?:(?:\/\*(?:[^*]|\*(?!\/))*\*\/[^\S\n]*\n)|(?:[^\S\n]*\/\/[^\n]*\n))+$/.exec(
    text.slice(0, node.start),
  );
  return node.start - (above?.[0].length ?? 0);
}

import { readSuppressions as read, type Suppression } from '@storypole/core';
import type { AST, Rule } from 'eslint';

type Comment = ReturnType<Rule.RuleContext['sourceCode']['getAllComments']>[number];

/**
 * The comments of a file that silence a linter.
 *
 * @param namespace under which the plugin is registered
 */
export function readSuppressions(comments: readonly Comment[], namespace: string): readonly Suppression[] {
  return read(
    comments.map(({ type, value, loc }) => ({ isBlock: type === 'Block', text: value, line: toLine(loc) })),
    (name) => (name.startsWith(`${namespace}/`) ? name.slice(namespace.length + 1) : undefined),
  );
}

function toLine(loc: AST.SourceLocation | null | undefined): number {
  return loc?.start.line ?? 1;
}

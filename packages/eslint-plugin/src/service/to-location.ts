import type { Finding } from '@storypole/core';
import type { AST } from 'eslint';

/** The range of a finding as ESLint counts: lines from 1, columns from 0. */
export function toLocation({
  line,
  column,
  endLine,
  endColumn,
}: Pick<Finding['from'], 'line' | 'column' | 'endLine' | 'endColumn'>): AST.SourceLocation {
  return { start: { line, column: column - 1 }, end: { line: endLine, column: endColumn - 1 } };
}

import type { SyntaxNode } from '#types/syntax';

/** Some specifiers of an import as the clause of a statement of their own; `undefined` for what no clause can hold. */
export function splitClause(text: string, specifiers: readonly SyntaxNode[]): string | undefined {
  const write = ({ start, end }: SyntaxNode): string => text.slice(start, end);
  const named = specifiers.filter(({ type }) => type === 'ImportSpecifier');
  const whole = specifiers.filter(({ type }) => type !== 'ImportSpecifier').map(write);
  if (whole.length > 1) return undefined;
  const clause = named.length === 0 ? [] : [`{ ${named.map(write).join(', ')} }`];
  return [...whole, ...clause].join(', ');
}

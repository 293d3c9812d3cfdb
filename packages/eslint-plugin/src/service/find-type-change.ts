import { describeErasure } from '@storypole/core';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Change } from '#types/change';

/** A way to make an import type-only as a whole, and what marks each of its names instead; none where it has none. */
interface TypeChange {
  readonly change: Change;
  readonly marks: readonly Change[];
}

/**
 * Makes an import type-only where every name that it brings is used as a type alone. Told by the scopes of the parser: one
 * that knows no types finds none.
 */
export function findTypeChange(
  statement: TSESTree.ProgramStatement,
  scopes: TSESLint.Scope.ScopeManager,
): TypeChange | undefined {
  if (!('importKind' in statement && 'specifiers' in statement) || statement.importKind === 'type') return undefined;
  const { specifiers } = statement;
  const isNamed = specifiers.every((specifier) => 'imported' in specifier);
  // `import type a, { b }` is no syntax.
  if (specifiers.length === 0 || (!isNamed && specifiers.length > 1)) return undefined;
  const isUsedAsType = scopes.getDeclaredVariables(statement).every(({ references }) => {
    return references.length > 0 && references.every((reference) => reference.isTypeReference);
  });
  if (!isUsedAsType) return undefined;
  const words = describeErasure(specifiers.map(({ local }) => local.name));
  const marks = specifiers.flatMap((specifier): readonly Change[] =>
    'imported' in specifier && specifier.importKind !== 'type' ? [insert(specifier.range[0], 'type ', words)] : [],
  );
  // `import type { type a }` is no syntax either.
  if (isNamed && marks.length < specifiers.length) return undefined;
  const at = statement.range[0] + 'import'.length;
  return { change: insert(at, ' type', words), marks: isNamed ? marks : [] };
}

function insert(at: number, text: string, description: string): Change {
  return { start: at, end: at, text, description, isSafe: false };
}

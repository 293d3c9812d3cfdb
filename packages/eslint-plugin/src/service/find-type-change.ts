import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Change } from '#types/change';

/**
 * Candidates that make an import type-only, where every name it brings is used as a type alone. Told by the scopes of the
 * parser: one that knows no types finds none.
 *
 * @param erases whether the compiler erases an import of which every name is marked, so that erasing all of it changes nothing
 */
export function findTypeChange(
  statement: TSESTree.ProgramStatement,
  scopes: TSESLint.Scope.ScopeManager,
  erases: (marked: readonly Change[]) => boolean,
): Change | undefined {
  if (!('importKind' in statement && 'specifiers' in statement) || statement.importKind === 'type') return undefined;
  const { specifiers } = statement;
  const isNamed = specifiers.every((specifier) => 'imported' in specifier);
  // `import type a, { b }` is no syntax.
  if (specifiers.length === 0 || (!isNamed && specifiers.length > 1)) return undefined;
  const isUsedAsType = scopes.getDeclaredVariables(statement).every(({ references }) => {
    return references.length > 0 && references.every((reference) => reference.isTypeReference);
  });
  if (!isUsedAsType) return undefined;
  const marks = specifiers.flatMap((specifier): readonly Change[] =>
    'imported' in specifier && specifier.importKind !== 'type' ? [insert(specifier.range[0], 'type ')] : [],
  );
  // `import type { type a }` is no syntax either.
  if (isNamed && marks.length < specifiers.length) return undefined;
  const at = statement.range[0] + 'import'.length;
  return { ...insert(at, ' type'), isSafe: isNamed && erases(marks) };
}

function insert(at: number, text: string): Change {
  return { start: at, end: at, text, description: 'Import the type only.', isSafe: false };
}

import { describeSwap, type Finding } from '@storypole/core';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Change } from '#types/change';
import type { Lint } from '#types/lint';
import { findTypeChange } from './find-type-change';
import { listDoorSpecifiers } from './list-door-specifiers';

/** The program that a host has parsed. */
export interface Source {
  readonly text: string;
  readonly program: TSESTree.Program;
  readonly scopes: TSESLint.Scope.ScopeManager | null;
}

/**
 * The changes that put a finding about an import right and need no thought. Each was made in memory and judged again: it
 * clears the finding, and brings no other.
 */
export function findChanges(finding: Finding, { text, program, scopes }: Source, lint: Lint): readonly Change[] {
  const statement = program.body.find((candidate) => holds(candidate, finding));
  const request = statement === undefined ? undefined : sourceOf(statement);
  if (statement === undefined || request === undefined) return [];
  const clears = (changes: readonly Change[]): boolean => isCleared(finding, lint, apply(text, changes));
  const changes: Change[] = [];

  if (scopes !== null && lint.opensToTypes(finding)) {
    const found = findTypeChange(statement, scopes);
    if (found !== undefined && clears([found.change])) {
      // Where marked names alone clear it as well, the compiler erases the import already: erasing it all changes nothing.
      changes.push({ ...found.change, isSafe: found.marks.length > 0 && clears(found.marks) });
    }
  }
  const [start, end] = request.range;
  const quote = text.charAt(start);
  for (const door of lint.findDoors(finding)) {
    const candidates = listDoorSpecifiers(request.value, finding.to?.file ?? '', door).map((specifier): Change => ({
      start,
      end,
      text: quote + specifier + quote,
      description: describeSwap(finding.names, specifier, door),
      isSafe: false,
    }));
    const change = candidates.find((candidate) => clears([candidate]));
    if (change !== undefined) changes.push(change);
  }
  return changes;
}

function holds({ loc }: TSESTree.ProgramStatement, { from }: Finding): boolean {
  return loc.start.line <= from.line && from.endLine <= loc.end.line;
}

function sourceOf(statement: TSESTree.ProgramStatement): TSESTree.StringLiteral | undefined {
  return 'source' in statement ? (statement.source ?? undefined) : undefined;
}

function apply(text: string, changes: readonly Change[]): string {
  return [...changes]
    .sort((a, b) => b.start - a.start)
    .reduce((changed, { start, end, text: own }) => changed.slice(0, start) + own + changed.slice(end), text);
}

/** Ids survive moved lines, so they tell a finding that stays from one that is new. */
function isCleared(finding: Finding, lint: Lint, text: string): boolean {
  const after = lint.judgeOther(text);
  if (after === undefined) return false;
  const before = new Set(lint.findFindings().map(({ id }) => id));
  return after.every(({ id }) => id !== finding.id && before.has(id));
}

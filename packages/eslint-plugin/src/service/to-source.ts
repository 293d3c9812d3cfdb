import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Rule } from 'eslint';
import type { Source } from './find-changes';

/** The program and the scopes of a text, as the parsers of TypeScript describe them; those of others describe less. */
export function toSource({ text, ast, scopeManager }: Rule.RuleContext['sourceCode']): Source | undefined {
  const program: unknown = ast;
  const scopes: unknown = scopeManager;
  return isProgram(program) ? { text, program, scopes: isScopeManager(scopes) ? scopes : null } : undefined;
}

function isProgram(value: unknown): value is TSESTree.Program {
  return typeof value === 'object' && value !== null && Reflect.get(value, 'type') === 'Program';
}

function isScopeManager(value: unknown): value is TSESLint.Scope.ScopeManager {
  return typeof value === 'object' && value !== null && 'getDeclaredVariables' in value;
}

import type { Graph } from '#types/graph';
import type { SyntaxNode } from '#types/syntax';
import { walkSyntax } from '../walk-syntax';

/** Whether a file may use one of some globals (`process.env`, `fetch`); also where it cannot be told. */
export function usesGlobals(graph: Graph, file: number, names: readonly string[]): boolean {
  const programs = graph.programsOf(file);
  if (programs === undefined) return true;
  const first = new Set(names.flatMap((name) => name.split('.').slice(0, 1)));
  let isUsed = false;
  const visit = ({ name }: SyntaxNode): void => {
    isUsed ||= typeof name === 'string' && (first.has(name) || WHOLE.has(name));
  };
  for (const { root } of programs) walkSyntax(root, { Identifier: visit });
  return isUsed;
}

/** Every global is a property of these. */
const WHOLE: ReadonlySet<string> = new Set(['globalThis', 'window', 'self', 'global']);

import type { Graph } from '#types/graph';
import { walkSyntax } from '../walk-syntax';

/** Whether a file reads its own path: `import.meta`, `__dirname`; also where it cannot be told. */
export function asksWhereItLies(graph: Graph, file: number): boolean {
  const programs = graph.programsOf(file);
  if (programs === undefined) return true;
  let asks = false;
  for (const { root } of programs) {
    walkSyntax(root, {
      MetaProperty: () => void (asks = true),
      Identifier: ({ name }) => void (asks ||= name === '__dirname' || name === '__filename'),
    });
  }
  return asks;
}

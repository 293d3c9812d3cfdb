import type { Range } from '#types/graph';
import type { SyntaxNode } from '#types/syntax';
import type { Workbench } from './workbench';

/** The statement of a program that holds a dependency. */
export interface Statement {
  readonly node: SyntaxNode;
  readonly program: SyntaxNode;
  /** Offsets in UTF-16 units → lines and columns. */
  readonly locate: (start: number, end: number) => Range;
}

/** Parses the file; `undefined` where the dependency is no import or re-export at the top of a program. */
export function findStatement({ evidence: { graph } }: Workbench, row: number): Statement | undefined {
  const { dependencies } = graph;
  const file = dependencies.from[row] as number;
  for (const { root, toBytes } of graph.programsOf(file) ?? []) {
    const node = listNodes(root['body']).find((candidate) => {
      const source = candidate['source'] as SyntaxNode | undefined;
      return typeof source?.start === 'number' && toBytes(source.start) === dependencies.start[row];
    });
    if (node === undefined) continue;
    return { node, program: root, locate: (start, end) => graph.locate(file, toBytes(start), toBytes(end)) };
  }
  return undefined;
}

/** What a field of a node holds, where it is a list of nodes. */
export function listNodes(field: unknown): readonly SyntaxNode[] {
  return Array.isArray(field) ? (field as readonly (SyntaxNode | null)[]).filter((node) => node !== null) : [];
}

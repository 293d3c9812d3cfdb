import type { ArchitectureDiff, Delta, PlaceEdge } from '#types/architecture';

/** One kind of difference: what came, what went, in words. */
export interface DiffSection {
  readonly title: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed?: readonly string[];
}

/** The kinds in which something differs, what is written on purpose first. */
export function listDiffSections(diff: ArchitectureDiff): readonly DiffSection[] {
  const toSection = (title: string, { added, removed }: Delta): DiffSection => ({ title, added, removed });
  const sections: readonly DiffSection[] = [
    toSection('Domains', diff.domains),
    toSection('Layers', diff.layers),
    toSection('Cells', diff.cells),
    {
      title: 'Edges',
      added: diff.edges.added.map(describeEdge),
      removed: diff.edges.removed.map(describeEdge),
      changed: diff.changed.map(
        (edge) => `${describeEdge(edge)}, was ${describeCounts(edge.before.values, edge.before.types)}`,
      ),
    },
    toSection('Packages', diff.packages),
    toSection('Exports', diff.exports),
    toSection('Findings', diff.findings),
  ];
  return sections.filter(({ added, removed, changed = [] }) => added.length + removed.length + changed.length > 0);
}

function describeEdge({ from, to, values, types }: PlaceEdge): string {
  return `${from} imports ${to}: ${describeCounts(values, types)}`;
}

function describeCounts(values: number, types: number): string {
  const parts = [...(values === 0 ? [] : [`${values} as value`]), ...(types === 0 ? [] : [`${types} as type`])];
  return parts.length === 0 ? 'none' : parts.join(', ');
}

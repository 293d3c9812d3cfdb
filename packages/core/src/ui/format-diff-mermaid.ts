import type { ArchitectureDiff, PlaceEdge } from '#types/architecture';
import { pluralize } from './pluralize';

/** More edges are no picture any more, and GitHub draws no more than 500. */
const MOST_EDGES = 60;

/** A picture of the edges between places that came (green), went (red, dashed) or carry another number of dependencies. */
export function formatDiffMermaid({ edges, changed }: ArchitectureDiff): string {
  const ids = new Map<string, string>();
  const idOf = (name: string): string => {
    const id = ids.get(name) ?? `n${ids.size}`;
    ids.set(name, id);
    return id;
  };
  const all: readonly (readonly [PlaceEdge, string, 'added' | 'removed' | 'changed'])[] = [
    ...edges.added.map((edge) => [edge, `+${edge.values + edge.types}`, 'added'] as const),
    ...edges.removed.map((edge) => [edge, `-${edge.values + edge.types}`, 'removed'] as const),
    ...changed.map(
      (edge) => [edge, `${edge.before.values + edge.before.types} to ${edge.values + edge.types}`, 'changed'] as const,
    ),
  ];
  const shown = all.slice(0, MOST_EDGES);
  const arrows = shown.map(
    ([{ from, to }, label, kind]) =>
      `  ${idOf(from)} ${kind === 'removed' ? `-. "${label}" .->` : `-- "${label}" -->`} ${idOf(to)}`,
  );
  const nodes = [...ids].map(([name, id]) => `  ${id}["${escape(name)}"]`);
  const styles = shown.flatMap(([, , kind], index) => {
    if (kind === 'changed') return [];
    return [`  linkStyle ${index} stroke:${kind === 'added' ? '#1a7f37' : '#cf222e'},stroke-width:2px`];
  });
  const left = all.length - shown.length;
  const note = left === 0 ? [] : [`%% ${pluralize(left, 'more edge')} not drawn`];
  return [...note, 'flowchart LR', ...nodes, ...arrows, ...styles, ''].join('\n');
}

function escape(name: string): string {
  return name.replaceAll('"', '#quot;').replaceAll('`', '');
}

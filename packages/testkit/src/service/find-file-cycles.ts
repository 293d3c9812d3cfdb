import { type Cycle, findCycles, type Graph, type Step, toImportDigraph, toList } from '@storypole/core';
import type { Subject } from '#types/subject';
import type { Offence } from './to-finding';

/** How many steps of a cut are named. */
const SHOWN = 5;

export interface CycleOptions {
  /** Whether what is loaded later, by `import()`, counts. */
  readonly dynamic: boolean;
}

/** The cycles of value imports that run through a subject: one for each knot, with the smallest cut that opens it. */
export function findFileCycles({ model, rows }: Subject, options: CycleOptions): readonly Offence[] {
  const { graph } = model;
  const pathOf = (file: number): string => graph.files.paths[file] as string;
  return findCycles(toImportDigraph(graph, options.dynamic), pathOf, undefined)
    .filter(({ members }) => members.some((file) => rows.has(file)))
    .map((cycle) => toOffence(cycle, graph, pathOf));
}

function toOffence({ members, path, cut }: Cycle, graph: Graph, pathOf: (file: number) => string): Offence {
  const first = path[0] as Step;
  const steps = path.map(({ from, to, edge }) => {
    const { start, end } = graph.dependencies;
    const { line } = graph.locate(from, start[edge] as number, end[edge] as number);
    return `${pathOf(from)}:${line} imports ${pathOf(to)}`;
  });
  const cuts = cut.slice(0, SHOWN).map(({ from, to }) => `the import of ${pathOf(to)} in ${pathOf(from)}`);
  const more = cut.length > SHOWN ? [`${cut.length - SHOWN} more`] : [];
  const count =
    members.length === 1 ? 'One file imports itself' : `${members.length} files import each other in a cycle`;
  return {
    dependency: first.edge,
    what: `${count}: ${steps.join(', ')}. There is no cycle without ${toList([...cuts, ...more])}.`,
    chain: [...path.map(({ from }) => from), first.from],
    help: 'Move what both sides need into a module of its own that imports neither, or hand it over as an argument.',
  };
}

import type { Graph } from '#types/graph';
import type { Finding } from '#types/finding';
import { createExportResolver } from './origins/create-export-resolver';
import { toOriginText } from './origins/to-origin-text';

/**
 * The entries of the domain that a finding leads to which hand on the same names, from the same files that declare them.
 * None where the finding asks for a module as a whole, or for its default export, which an entry hands on under another name.
 *
 * @param graph holds the dependencies of the file of the finding, of those entries, and of what both hand on
 */
export function findDoors(graph: Graph, finding: Finding): readonly string[] {
  const { files } = graph;
  const { to, names } = finding;
  const target = to?.file === undefined ? -1 : files.paths.indexOf(to.file);
  if (target < 0 || to?.domain === undefined || names.length === 0) return [];
  if (names.some((name) => name === '*' || name === 'default')) return [];
  const resolver = createExportResolver(graph);
  const entries = listEntries(graph, to.domain).filter((entry) => entry !== target);
  const wanted = names.map((name) => toOriginText(resolver, target, name));
  return entries
    .filter((entry) => names.every((name, index) => toOriginText(resolver, entry, name) === wanted[index]))
    .map((entry) => files.paths[entry] as string);
}

/** The rows of the entries of a domain. */
export function listEntries({ files, places }: Pick<Graph, 'files' | 'places'>, domain: string): readonly number[] {
  const rows: number[] = [];
  for (let row = 0; row < files.count; row++) {
    const place = places[files.place[row] as number];
    if (place?.kind === 'entry' && place.domain === domain) rows.push(row);
  }
  return rows;
}

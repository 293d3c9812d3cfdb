import { FORM, type Form } from '#types/form';
import { DEPENDENCY_FLAG, type Graph, TARGET } from '#types/graph';
import type { Digraph } from './find-cycles';

/** Forms that load the target while the importer loads. */
const LOADS: readonly Form[] = [
  'import',
  'side-effect-import',
  're-export',
  'export-star',
  'export-star-as',
  'require',
  'module-require',
  'create-require',
  'import-equals',
  'script-src',
];

/** Forms that load the target into the same program, but later. */
const LOADS_LATER: readonly Form[] = ['dynamic-import', 'import-actual', 'import-meta-glob'];

/**
 * The files that load each other: edges are the rows of the dependencies, those that load nothing are left out. Types are
 * erased; a mock replaces; a URL, a worker and a resolved path name a file without running it in this program.
 *
 * @param dynamic whether what is loaded later counts
 */
export function toImportDigraph(graph: Graph, dynamic: boolean): Digraph {
  const { count, first } = graph.dependencies;
  const targetOf = createLoadTargets(graph, dynamic);
  const targets = new Int32Array(count);
  for (let row = 0; row < count; row++) targets[row] = targetOf(row);
  return { nodes: graph.files.count, first, targets };
}

/** Row of a dependency → the file that it loads, or -1. */
export function createLoadTargets({ dependencies }: Graph, dynamic: boolean): (row: number) => number {
  const { form, flags, kind, to } = dependencies;
  const counts = new Uint8Array(256);
  for (const name of dynamic ? [...LOADS, ...LOADS_LATER] : LOADS) counts[FORM[name]] = 1;
  return (row) => {
    const isEdge =
      kind[row] === TARGET.file &&
      ((flags[row] as number) & DEPENDENCY_FLAG.typeOnly) === 0 &&
      counts[form[row] as number] === 1;
    return isEdge ? (to[row] as number) : -1;
  };
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FORM } from '#types/form';
import { type Graph, TARGET } from '#types/graph';
import { findComponents } from '../cycles/find-components';
import { toImportDigraph } from '../cycles/import-digraph';
import { closesFileCycle } from './closes-file-cycle';

type Edge = readonly [from: number, to: number];

const NODES = 9;
const edge = fc.tuple(fc.nat(NODES - 1), fc.nat(NODES - 1));

test('what is asked of a part of the graph is what all of it says', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(edge, { maxLength: 22, selector: String }),
      fc.array(edge, { maxLength: 3 }),
      (old, added) => {
        const before = toGraph(old);
        const after = toGraph([...old, ...added]);
        const { from, to, count } = after.dependencies;
        const leads = Array.from({ length: count }, (_, row) => row).filter((row) =>
          added.some(([one, other]) => one === from[row] && other === to[row]),
        );
        const lies = (start: number, end: number): boolean => toComponents(after)[start] === toComponents(after)[end];
        const expected = added.some(([one, other]) => lies(one, other));
        expect(closesFileCycle(before, after, leads, [])).toBe(expected);
      },
    ),
    { numRuns: 1_000 },
  );
});

test('a file of a cycle that gets another path makes another cycle, and no other file does', () => {
  const graph = toGraph([
    [0, 1],
    [1, 0],
    [1, 2],
    [2, 3],
  ]);
  expect([0, 1, 2, 3].map((file) => closesFileCycle(graph, graph, [], [file]))).toEqual([true, true, false, false]);
});

function toComponents(graph: Graph): Int32Array {
  const { nodes, first, targets } = toImportDigraph(graph, true);
  return findComponents(nodes, first, targets).of;
}

/** Files that import each other, and nothing else of a graph. */
function toGraph(edges: readonly Edge[]): Graph {
  const sorted = [...edges].sort(([a], [b]) => a - b);
  const count = sorted.length;
  const first = Int32Array.from({ length: NODES + 1 }, (_, file) => sorted.filter(([from]) => from < file).length);
  const dependencies = {
    count,
    first,
    from: Int32Array.from(sorted, ([from]) => from),
    to: Int32Array.from(sorted, ([, to]) => to),
    kind: new Uint8Array(count).fill(TARGET.file),
    form: new Uint8Array(count).fill(FORM.import),
    flags: new Uint8Array(count),
  };
  return { files: { count: NODES }, dependencies } as unknown as Graph;
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findComponents } from './find-components';
import { type Cycle, type Digraph, findCycles } from './find-cycles';

type Edges = readonly (readonly [number, number])[];

function toDigraph(nodes: number, edges: Edges): Digraph {
  const sorted = [...edges].sort((a, b) => a[0] - b[0]);
  const first = new Int32Array(nodes + 1);
  for (const [from] of sorted) first[from + 1] = (first[from + 1] as number) + 1;
  for (let node = 0; node < nodes; node++) first[node + 1] = (first[node + 1] as number) + (first[node] as number);
  return { nodes, first, targets: Int32Array.from(sorted, ([, to]) => to) };
}

/** `reach[a]` holds `b` where a path of one edge or more leads from `a` to `b`. */
function findReach(nodes: number, edges: Edges): readonly ReadonlySet<number>[] {
  const reach = Array.from(
    { length: nodes },
    (_, node) => new Set(edges.flatMap(([from, to]) => (from === node ? [to] : []))),
  );
  for (let middle = 0; middle < nodes; middle++) {
    for (const row of reach) if (row.has(middle)) for (const to of reach[middle] ?? []) row.add(to);
  }
  return reach;
}

const nameOf = (node: number): string => `m${String(node).padStart(3, '0')}`;
const show = (cycle: Cycle | undefined): string =>
  cycle?.path.map((step) => `${String(step.from)}-${String(step.to)}`).join(' ') ?? '';

const digraphs = fc.integer({ min: 1, max: 9 }).chain((nodes) =>
  fc.record({
    nodes: fc.constant(nodes),
    edges: fc.array(fc.tuple(fc.nat(nodes - 1), fc.nat(nodes - 1)), { maxLength: 24 }),
  }),
);

describe('components', () => {
  test('join exactly the nodes that reach each other, and lead to none with a higher number', () => {
    fc.assert(
      fc.property(digraphs, ({ nodes, edges }) => {
        const graph = toDigraph(nodes, edges);
        const { of, sizes } = findComponents(nodes, graph.first, graph.targets);
        const reach = findReach(nodes, edges);
        for (let a = 0; a < nodes; a++) {
          for (let b = 0; b < nodes; b++) {
            const isTogether = a === b || (reach[a]?.has(b) === true && reach[b]?.has(a) === true);
            expect(of[a] === of[b]).toBe(isTogether);
          }
          expect(sizes[of[a] as number]).toBe(of.filter((component) => component === of[a]).length);
        }
        for (const [from, to] of edges) expect(of[to]).toBeLessThanOrEqual(of[from] as number);
      }),
      { numRuns: 500 },
    );
  });

  test('of a chain of 200,000 nodes do not overflow the stack', () => {
    const nodes = 200_000;
    const first = Int32Array.from({ length: nodes + 1 }, (_, node) => Math.min(node, nodes));
    const targets = Int32Array.from({ length: nodes }, (_, node) => (node + 1) % nodes);
    expect(findComponents(nodes, first, targets).count).toBe(1);
  });
});

describe('cycles', () => {
  test('hold the nodes that reach themselves', () => {
    fc.assert(
      fc.property(digraphs, ({ nodes, edges }) => {
        const reach = findReach(nodes, edges);
        const members = findCycles(toDigraph(nodes, edges), nameOf, undefined).flatMap((cycle) => cycle.members);
        expect([...members].sort((a, b) => a - b)).toEqual(
          Array.from({ length: nodes }, (_, node) => node).filter((node) => reach[node]?.has(node)),
        );
      }),
      { numRuns: 500 },
    );
  });

  test('show a way round that exists, visits no node twice and starts at the lowest name', () => {
    fc.assert(
      fc.property(digraphs, ({ nodes, edges }) => {
        const graph = toDigraph(nodes, edges);
        for (const { path } of findCycles(graph, nameOf, undefined)) {
          expect(new Set(path.map((step) => step.from)).size).toBe(path.length);
          expect(Math.min(...path.map((step) => step.from))).toBe(path[0]?.from);
          for (const [at, step] of path.entries()) {
            expect(step.to).toBe(path[(at + 1) % path.length]?.from);
            expect(graph.targets[step.edge]).toBe(step.to);
            expect(step.count).toBe(edges.filter(([from, to]) => from === step.from && to === step.to).length);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test('are gone without the cut, and not without less', () => {
    fc.assert(
      fc.property(digraphs, ({ nodes, edges }) => {
        for (const { cut, members } of findCycles(toDigraph(nodes, edges), nameOf, undefined)) {
          const inside = edges.filter(([from, to]) => members.includes(from) && members.includes(to));
          const without = (steps: Cycle['cut']): number =>
            findCycles(
              toDigraph(
                nodes,
                inside.filter(([from, to]) => !steps.some((step) => step.from === from && step.to === to)),
              ),
              nameOf,
              undefined,
            ).length;
          expect(without(cut)).toBe(0);
          for (const step of cut) expect(without(cut.filter((other) => other !== step))).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('that are two long are shown before longer ones', () => {
    const graph = toDigraph(5, [
      [0, 1],
      [1, 2],
      [2, 0],
      [3, 4],
      [4, 3],
      [2, 3],
      [4, 0],
    ]);
    expect(show(findCycles(graph, nameOf, undefined)[0])).toBe('3-4 4-3');
  });

  test('are cut where the fewest imports are', () => {
    const graph = toDigraph(3, [
      [0, 1],
      [0, 1],
      [0, 1],
      [1, 2],
      [1, 2],
      [2, 0],
    ]);
    const [cycle] = findCycles(graph, nameOf, undefined);
    expect(cycle?.cut.map(({ from, to, count }) => [from, to, count])).toEqual([[2, 0, 1]]);
  });

  test('end where an edge is accepted', () => {
    const graph = toDigraph(4, [
      [0, 1],
      [1, 0],
      [2, 3],
      [3, 2],
      [1, 2],
    ]);
    const asked: string[] = [];
    const cycles = findCycles(graph, nameOf, (edge, from) => {
      asked.push(`${String(from)}-${String(graph.targets[edge])}`);
      return from === 0;
    });
    expect(cycles.map((cycle) => cycle.members)).toEqual([[2, 3]]);
    expect(asked).not.toContain('1-2');
  });
});

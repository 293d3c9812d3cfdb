import type { Architecture, ArchitectureDiff, Delta, PlaceEdge } from '#types/architecture';

/** What came and what went between two states of a project. */
export function compareArchitectures(
  before: Architecture,
  after: Architecture,
): Omit<ArchitectureDiff, 'schema' | 'ref' | 'commit'> {
  const edgesOf = (one: Architecture, other: Architecture): readonly PlaceEdge[] =>
    [...one.edges].flatMap(([key, edge]) => (other.edges.has(key) ? [] : [edge])).sort(compareEdges);
  return {
    domains: compare(before.domains, after.domains),
    layers: compare(before.layers, after.layers),
    cells: compare(before.cells, after.cells),
    edges: { added: edgesOf(after, before), removed: edgesOf(before, after) },
    changed: [...after.edges]
      .flatMap(([key, edge]) => {
        const was = before.edges.get(key);
        if (was === undefined || (was.values === edge.values && was.types === edge.types)) return [];
        return [{ ...edge, before: { values: was.values, types: was.types } }];
      })
      .sort(compareEdges),
    packages: compare([...before.packages.keys()], [...after.packages.keys()]),
    exports: compare(before.exports, after.exports),
    findings: compare(before.findings, after.findings),
    knownDebt: { before: before.knownDebt, after: after.knownDebt },
  };
}

function compare(before: readonly string[], after: readonly string[]): Delta {
  const [was, is] = [new Set(before), new Set(after)];
  return {
    added: after.filter((name) => !was.has(name)).sort(),
    removed: before.filter((name) => !is.has(name)).sort(),
  };
}

function compareEdges(a: PlaceEdge, b: PlaceEdge): number {
  const [left, right] = [`${a.from} ${a.to}`, `${b.from} ${b.to}`];
  return left < right ? -1 : left > right ? 1 : 0;
}

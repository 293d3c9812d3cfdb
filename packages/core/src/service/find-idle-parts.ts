import { DEPENDENCY_FLAG, type Graph, TARGET } from '#types/graph';
import type { Place } from '#types/place';
import type { Policy } from '#types/policy';
import type { IdleParts } from '#types/proof';

/** One pass over the dependencies between files; those of tests count for nothing. */
export function findIdleParts(policy: Policy, { files, dependencies, places }: Graph): IdleParts {
  const { layers, matrix } = policy;
  const size = layers.length;
  const values = new Uint8Array(size * size);
  const types = new Uint8Array(size * size);
  const busyLayers = new Uint8Array(size);
  const busyDomains = new Set<string>();
  const placeOf = (file: number): Place => places[files.place[file] as number] as Place;
  for (let row = 0; row < dependencies.count; row++) {
    const from = placeOf(dependencies.from[row] as number);
    if (from.test) continue;
    touch(from);
    if (dependencies.kind[row] !== TARGET.file) continue;
    const to = placeOf(dependencies.to[row] as number);
    touch(to);
    if (from.layer < 0 || to.layer < 0) continue;
    const isType = ((dependencies.flags[row] as number) & DEPENDENCY_FLAG.typeOnly) !== 0;
    (isType ? types : values)[from.layer * size + to.layer] = 1;
  }
  const known = new Set(places.flatMap(({ domain }) => (domain === undefined ? [] : [domain])));
  return {
    layers: layers.filter((_, layer) => busyLayers[layer] === 0).map(({ id }) => id),
    domains: [...known].filter((domain) => !busyDomains.has(domain)).sort(),
    cells: layers.flatMap((from, row) =>
      layers.flatMap((to, column) => {
        const cell = matrix[row]?.[column];
        const at = row * size + column;
        if (cell === undefined || cell.type === 'closed' || row === column) return [];
        const kind = cell.value === 'closed' ? ('type' as const) : ('value' as const);
        const isUsed = values[at] === 1 || types[at] === 1;
        return isUsed ? [] : [{ from: from.id, to: to.id, kind }];
      }),
    ),
  };

  function touch({ layer, domain }: Place): void {
    if (layer >= 0) busyLayers[layer] = 1;
    if (domain !== undefined) busyDomains.add(domain);
  }
}

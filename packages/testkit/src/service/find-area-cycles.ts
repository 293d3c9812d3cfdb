import { findCycles, TARGET, toList } from '@storypole/core';
import type { Area } from '#types/area';
import type { Model } from '#types/model';
import { describeFile } from './describe-file';
import { isTypeOnly } from './find-contacts';
import type { Offence } from './to-finding';

/** The parts of a policy that need each other, with one way round and where it is thinnest. */
export function findAreaCycles(model: Model, areas: readonly Area[], checkTypes: boolean): readonly Offence[] {
  const { dependencies, files } = model.graph;
  /** File → its area. */
  const areaOf = new Int32Array(files.count).fill(-1);
  areas.forEach((area, index) => area.files.forEach(({ row }) => (areaOf[row] = index)));
  const rowsOf: number[][] = areas.map(() => []);
  for (let row = 0; row < dependencies.count; row++) {
    if (dependencies.kind[row] !== TARGET.file || (!checkTypes && isTypeOnly(model.graph, row))) continue;
    const from = areaOf[dependencies.from[row] as number] as number;
    const to = areaOf[dependencies.to[row] as number] as number;
    if (from >= 0 && to >= 0 && from !== to) rowsOf[from]?.push(row);
  }
  const rows = rowsOf.flat();
  const first = new Int32Array(areas.length + 1);
  for (const [node, list] of rowsOf.entries()) first[node + 1] = (first[node] as number) + list.length;
  const targets = Int32Array.from(rows, (row) => areaOf[dependencies.to[row] as number] as number);
  const nameOf = (node: number): string => areas[node]?.name ?? '';
  return findCycles({ nodes: areas.length, first, targets }, nameOf, undefined).map(({ members, path, cut }) => {
    const steps = path.map(({ edge, count }) => {
      const row = rows[edge] as number;
      const others = count === 1 ? '' : ` (one of ${count} imports)`;
      return `${describeFile(model, dependencies.from[row] as number)} imports ${files.paths[dependencies.to[row] as number] as string}${others}`;
    });
    const thinnest = cut.map(
      ({ from, to, count }) =>
        `${nameOf(from)} needs ${nameOf(to)} (${count === 1 ? 'one import' : `${count} imports`})`,
    );
    return {
      dependency: rows[path[0]?.edge ?? -1] as number,
      names: members.map(nameOf),
      what: `${toList(members.map(nameOf))} need each other: ${steps.join('; ')}.`,
      chain: path.flatMap(({ edge }) => {
        const row = rows[edge] as number;
        return [dependencies.from[row] as number, dependencies.to[row] as number];
      }),
      help: `Cut where it is thinnest, where ${toList(thinnest)}.`,
    };
  });
}

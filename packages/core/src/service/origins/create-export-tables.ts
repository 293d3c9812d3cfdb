import { type ExportedName, type Graph, TARGET } from '#types/graph';
import { findDependencyAt } from './find-dependency-at';

/** How one name, or one star, leaves a module. */
export interface ExportStep {
  /** Row of the dependency it is handed on from; -1 where the module declares it. */
  readonly row: number;
  /** The name in the module it is handed on from. */
  readonly imported: string;
  readonly typeOnly: boolean;
}

export interface ExportTable {
  readonly names: ReadonlyMap<string, readonly ExportStep[]>;
  /** `export * from` files of the graph. */
  readonly stars: readonly ExportStep[];
  /** Whether there is an `export * from` a package: then any name may be the package's. */
  readonly hasForeignStar: boolean;
}

/** What modules export, read on demand and kept. */
export interface ExportTables {
  /** `undefined` where the file cannot be parsed. */
  readonly tableOf: (file: number) => ExportTable | undefined;
  /** Every name that a module exports, through stars too, sorted; `*` alone where it cannot be parsed. */
  readonly listNames: (file: number, withDefault: boolean) => readonly string[];
  /** The stars of a module that could hand on a name. */
  readonly starsFor: (file: number, name: string) => readonly ExportStep[];
}

/** Stands for all names, and for those of a module that cannot be parsed. No export is called so. */
const ANY_NAME = '*';

export function createExportTables(graph: Graph): ExportTables {
  const { dependencies } = graph;
  const tables = new Map<number, ExportTable | undefined>();
  /** file → names without `default` */
  const lists = new Map<number, readonly string[]>();
  const starIndexes = new Map<number, ReadonlyMap<string, readonly ExportStep[]>>();

  const tableOf = (file: number): ExportTable | undefined => {
    if (!tables.has(file)) {
      const exports = graph.exportsOf(file);
      tables.set(file, exports === undefined ? undefined : toTable(graph, file, exports));
    }
    return tables.get(file);
  };

  const collectNames = (file: number): readonly string[] => {
    const remembered = lists.get(file);
    if (remembered !== undefined) return remembered;
    const names = new Set<string>();
    const queue = [file];
    const seen = new Set(queue);
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const table = tableOf(next);
      for (const name of table?.names.keys() ?? []) if (name !== 'default') names.add(name);
      for (const star of table?.stars ?? []) {
        const target = dependencies.to[star.row] as number;
        if (!seen.has(target)) queue.push(target);
        seen.add(target);
      }
    }
    const list = [...names].sort();
    lists.set(file, list);
    return list;
  };

  const indexStars = (file: number): ReadonlyMap<string, readonly ExportStep[]> => {
    let index = starIndexes.get(file);
    if (index === undefined) {
      const stars = new Map<string, ExportStep[]>();
      for (const star of tableOf(file)?.stars ?? []) {
        const target = dependencies.to[star.row] as number;
        const names = tableOf(target) === undefined ? [ANY_NAME] : collectNames(target);
        for (const name of names) {
          const group = stars.get(name);
          if (group === undefined) stars.set(name, [star]);
          else group.push(star);
        }
      }
      starIndexes.set(file, (index = stars));
    }
    return index;
  };

  return {
    tableOf,
    listNames: (file, withDefault) => {
      if (tableOf(file) === undefined) return [ANY_NAME];
      const names = collectNames(file);
      return withDefault && tableOf(file)?.names.has('default') === true ? ['default', ...names] : names;
    },
    starsFor: (file, name) => {
      const index = indexStars(file);
      const sure = index.get(name) ?? [];
      const blind = index.get(ANY_NAME);
      return blind === undefined ? sure : [...sure, ...blind];
    },
  };
}

function toTable(graph: Graph, file: number, exports: readonly ExportedName[]): ExportTable {
  const table = new Map<string, ExportStep[]>();
  const stars: ExportStep[] = [];
  let hasForeignStar = false;
  for (const entry of exports) {
    const step = toStep(graph, file, entry);
    const { row } = step;
    if (entry.exported === '*') {
      if (row >= 0 && graph.dependencies.kind[row] === TARGET.file) stars.push(step);
      else hasForeignStar = true;
      continue;
    }
    const group = table.get(entry.exported);
    if (group === undefined) table.set(entry.exported, [step]);
    else group.push(step);
  }
  return { names: table, stars, hasForeignStar };
}

/** Where a name leads that a module exports. */
export function toStep(graph: Graph, file: number, { start, imported, typeOnly }: ExportedName): ExportStep {
  return { row: start === undefined ? -1 : findDependencyAt(graph, file, start), imported, typeOnly };
}

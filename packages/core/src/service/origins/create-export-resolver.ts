import { DEPENDENCY_FLAG, type Graph, TARGET } from '#types/graph';
import { createExportTables, toStep } from './create-export-tables';

/** Where a name that a module exports is declared. */
export interface Origin {
  /** Row of the file that declares it, or that cannot be looked into. */
  readonly file: number;
  /** Rows of the dependencies that hand it on, from the module asked to the origin; empty where it declares the name itself. */
  readonly hops: readonly number[];
  /** Whether a hop hands it on as a type. */
  readonly typeOnly: boolean;
}

/** Follows names through re-exports. */
export interface ExportResolver {
  /**
   * The origins of `name` as `file` exports it, each by the fewest hops; `*` stands for every name, `default` included.
   *
   * None where the name comes from a package or goes round in a cycle; more than one where stars make it ambiguous, where a
   * type and a value share it, or where it is a namespace. A name that no module on the way exports is laid at the door of
   * the last one that was asked for it.
   */
  readonly findOrigins: (file: number, name: string) => readonly Origin[];
  /** Every name that a module exports, `default` only where `withDefault` and it has one; `*` alone where it cannot be parsed. */
  readonly listNames: (file: number, withDefault: boolean) => readonly string[];
}

interface State {
  readonly file: number;
  readonly name: string;
  readonly typeOnly: boolean;
  /** Whether the module must export the name: it was asked for by name, not through a star. */
  readonly required: boolean;
  readonly parent: State | undefined;
  /** Row of the dependency that led here from the parent; -1 where none did. */
  readonly hop: number;
}

const NONE: readonly Origin[] = [];
const EVERY_NAME = '*';

/** A breadth-first search over (module, name), so that cycles and diamonds of stars cost no more than their edges. */
export function createExportResolver(graph: Graph): ExportResolver {
  const { dependencies } = graph;
  const tables = createExportTables(graph);
  const known = new Map<number, Map<string, readonly Origin[]>>();

  const search = (file: number, name: string): readonly Origin[] => {
    const queue: State[] = [];
    const visited = new Set<string>();
    const ends: State[] = [];
    let lastRequired: State | undefined;
    // Set by `follow`, which the compiler does not follow.
    let isCircular = false as boolean;
    let isFromPackage = false;
    const visit = (state: State): void => {
      const key = `${String(state.file)} ${state.typeOnly ? 't' : 'v'} ${state.name}`;
      if (visited.has(key)) {
        isCircular ||= state.required;
        return;
      }
      visited.add(key);
      queue.push(state);
    };
    const follow = (state: State, row: number, imported: string, typeOnly: boolean, required: boolean): void => {
      if (dependencies.kind[row] !== TARGET.file) {
        isFromPackage = true;
        return;
      }
      visit({
        file: dependencies.to[row] as number,
        name: imported,
        typeOnly: state.typeOnly || typeOnly || ((dependencies.flags[row] as number) & DEPENDENCY_FLAG.typeOnly) !== 0,
        required,
        parent: state,
        hop: row,
      });
    };

    visit({ file, name, typeOnly: false, required: true, parent: undefined, hop: -1 });
    for (let at = 0; at < queue.length; at++) {
      const state = queue[at] as State;
      if (state.required) lastRequired = state;
      const traced =
        state.required && state.name !== EVERY_NAME ? graph.traceExport(state.file, state.name) : undefined;
      if (traced?.length === 0 && queue.length === at + 1 && ends.length === 0 && !isCircular && !isFromPackage) {
        // With nothing else to follow, it is the origin, whether it has the name or not.
        return toOrigins([state]);
      }
      if (traced !== undefined && traced.length > 0) {
        for (const step of traced.map((entry) => toStep(graph, state.file, entry)))
          follow(state, step.row, step.imported, step.typeOnly, true);
        continue;
      }
      const table = tables.tableOf(state.file);
      if (table === undefined) {
        ends.push(state);
        continue;
      }
      if (state.name === EVERY_NAME) {
        const names = tables.listNames(state.file, true);
        if (names.length === 0 && !table.hasForeignStar) ends.push(state);
        for (const each of names) visit({ ...state, name: each, required: false, parent: state, hop: -1 });
        continue;
      }
      const own = table.names.get(state.name);
      if (own === undefined) {
        isFromPackage ||= table.hasForeignStar;
        if (state.name === 'default') continue;
        for (const star of tables.starsFor(state.file, state.name))
          follow(state, star.row, state.name, star.typeOnly, false);
        continue;
      }
      for (const entry of own) {
        if (entry.row < 0) ends.push(state);
        else follow(state, entry.row, entry.imported, entry.typeOnly, true);
      }
    }
    if (ends.length === 0 && !isCircular && !isFromPackage && lastRequired !== undefined) ends.push(lastRequired);
    return toOrigins(ends);
  };

  return {
    findOrigins: (file, name) => {
      let names = known.get(file);
      if (names === undefined) known.set(file, (names = new Map<string, readonly Origin[]>()));
      let origins = names.get(name);
      if (origins === undefined) names.set(name, (origins = search(file, name)));
      return origins;
    },
    listNames: tables.listNames,
  };
}

function toOrigins(ends: readonly State[]): readonly Origin[] {
  if (ends.length === 0) return NONE;
  const seen = new Set<number>();
  const origins: Origin[] = [];
  for (const end of ends) {
    const key = end.file * 2 + Number(end.typeOnly);
    if (seen.has(key)) continue;
    seen.add(key);
    const hops: number[] = [];
    for (let state: State | undefined = end; state !== undefined; state = state.parent) {
      if (state.hop >= 0) hops.push(state.hop);
    }
    origins.push({ file: end.file, hops: hops.reverse(), typeOnly: end.typeOnly });
  }
  return origins;
}

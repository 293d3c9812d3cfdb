import { FILE_FLAG, type Graph, TARGET } from '#types/graph';
import type { Place } from '#types/place';
import { findComponents } from '../cycles/find-components';
import { mayHandOn } from './binding-forms';

/** Which places the names that a module exports could come from: a superset, found without parsing. */
export interface OriginSets {
  /** File → number of its set; -1 for a file that hands nothing on. Equal sets have equal numbers. */
  readonly setOf: Int32Array;
  /** Set → the places in it. */
  readonly sets: readonly (readonly Place[])[];
}

/**
 * Joins, over the modules that hand on names, the places of everything they lead to. Linear: cycles of re-exports are one
 * component, and each component's set is built once from those of the components that it leads to.
 *
 * @param placeOf the place that a file counts as where it is the origin of a name
 */
export function createOriginSets(graph: Graph, placeOf: (file: number) => Place): OriginSets {
  const { dependencies, files } = graph;
  const handsOn = FILE_FLAG.reexports | FILE_FLAG.mayReexportImports;
  const first = new Int32Array(files.count + 1);
  const targets: number[] = [];
  for (let file = 0; file < files.count; file++) {
    const flags = files.flags[file] as number;
    if ((flags & handsOn) !== 0) {
      const mayReexportImports = (flags & FILE_FLAG.mayReexportImports) !== 0;
      for (let row = dependencies.first[file] as number; row < (dependencies.first[file + 1] as number); row++) {
        if (dependencies.kind[row] !== TARGET.file) continue;
        if (mayHandOn(dependencies.form[row] as number, mayReexportImports))
          targets.push(dependencies.to[row] as number);
      }
    }
    first[file + 1] = targets.length;
  }
  const components = findComponents(files.count, first, Int32Array.from(targets));

  const membersOf = groupHandingOn(graph, components.of, first);
  const intern = createSetInterner();
  /** Component → number of its set; filled from the lowest, which lead nowhere. */
  const setOfComponent = new Map<number, number>();
  const setOf = new Int32Array(files.count).fill(-1);
  for (const [component, members] of [...membersOf].sort(([a], [b]) => a - b)) {
    const places = new Set<Place>();
    const joined = new Set<number>();
    for (const file of members) {
      places.add(placeOf(file));
      for (let at = first[file] as number; at < (first[file + 1] as number); at++) {
        const target = targets[at] as number;
        const set = setOfComponent.get(components.of[target] as number);
        if (set === undefined) places.add(placeOf(target));
        else if (!joined.has(set)) {
          joined.add(set);
          for (const place of intern.sets[set] as readonly Place[]) places.add(place);
        }
      }
    }
    const set = intern.add([...places]);
    setOfComponent.set(component, set);
    for (const file of members) setOf[file] = set;
  }
  return { setOf, sets: intern.sets };
}

/** Component → its files, for the components that hand something on. */
function groupHandingOn(graph: Graph, componentOf: Int32Array, first: Int32Array): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (let file = 0; file < graph.files.count; file++) {
    if (first[file] === first[file + 1]) continue;
    const component = componentOf[file] as number;
    const group = groups.get(component);
    if (group === undefined) groups.set(component, [file]);
    else group.push(file);
  }
  return groups;
}

function createSetInterner(): {
  readonly sets: readonly (readonly Place[])[];
  readonly add: (places: Place[]) => number;
} {
  const sets: (readonly Place[])[] = [];
  const rows = new Map<string, number>();
  return {
    sets,
    add: (places) => {
      places.sort((a, b) => a.id - b.id);
      const key = places.map((place) => place.id).join();
      const known = rows.get(key);
      if (known !== undefined) return known;
      rows.set(key, sets.length);
      sets.push(places);
      return sets.length - 1;
    },
  };
}

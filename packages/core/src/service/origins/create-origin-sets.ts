import { FILE_FLAG, type Graph, TARGET } from '#types/graph';
import type { Place } from '#types/place';
import { type Components, findComponents } from '../cycles/find-components';
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

  const intern = createSetInterner();
  /** Component → number of its set; filled from the lowest, which lead nowhere. */
  const setOfComponent = new Int32Array(components.count).fill(-1);
  const setOf = new Int32Array(files.count).fill(-1);
  /** Place, and set → the last component that it was joined to: 30,000 of these a run, which as sets of objects take 10 ms. */
  const joinedPlaces: number[] = [];
  const joinedSets: number[] = [];
  const { starts, members } = groupHandingOn(components, first);
  for (let component = 0; component < components.count; component++) {
    const begin = starts[component] as number;
    const end = starts[component + 1] as number;
    if (begin === end) continue;
    const places: Place[] = [];
    const add = (place: Place): void => {
      if (joinedPlaces[place.id] === component) return;
      joinedPlaces[place.id] = component;
      places.push(place);
    };
    for (let at = begin; at < end; at++) {
      const file = members[at] as number;
      add(placeOf(file));
      for (let edge = first[file] as number; edge < (first[file + 1] as number); edge++) {
        const target = targets[edge] as number;
        const set = setOfComponent[components.of[target] as number] as number;
        if (set < 0) add(placeOf(target));
        else if (joinedSets[set] !== component) {
          joinedSets[set] = component;
          for (const place of intern.sets[set] as readonly Place[]) add(place);
        }
      }
    }
    const set = intern.add(places);
    setOfComponent[component] = set;
    for (let at = begin; at < end; at++) setOf[members[at] as number] = set;
  }
  return { setOf, sets: intern.sets };
}

/** The files that hand something on, by component: those of component `c` are `members[starts[c]] … members[starts[c + 1] - 1]`. */
function groupHandingOn(
  components: Components,
  first: Int32Array,
): { readonly starts: Int32Array; readonly members: Int32Array } {
  const starts = new Int32Array(components.count + 1);
  const files = first.length - 1;
  for (let file = 0; file < files; file++) {
    if (first[file] === first[file + 1]) continue;
    const next = (components.of[file] as number) + 1;
    starts[next] = (starts[next] as number) + 1;
  }
  for (let at = 0; at < components.count; at++) starts[at + 1] = (starts[at + 1] as number) + (starts[at] as number);
  const cursors = starts.slice();
  const members = new Int32Array(starts[components.count] as number);
  for (let file = 0; file < files; file++) {
    if (first[file] === first[file + 1]) continue;
    const component = components.of[file] as number;
    const at = cursors[component] as number;
    members[at] = file;
    cursors[component] = at + 1;
  }
  return { starts, members };
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

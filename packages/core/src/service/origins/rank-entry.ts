import { DEPENDENCY_FLAG, type Graph, TARGET } from '#types/graph';
import type { Matrix } from '../matrix';
import { REEXPORT_FORMS } from './binding-forms';

/** The layers (indices into `policy.layers`) that the entry of a domain counts as. */
export interface EntryRank {
  /** For a name that the entry declares: the latest layer from which it imports a value. */
  readonly ofNames: number;
  /** For the module as a whole, which also runs what it hands on: the latest layer from which it takes a value. */
  readonly ofModule: number;
}

/** Layers are ordered from the earliest to the latest. An entry that imports no value counts as the earliest of its domain. */
export function rankEntry(graph: Graph, matrix: Matrix, entry: number): EntryRank {
  const { dependencies, files, places } = graph;
  const domain = places[files.place[entry] as number]?.domain;
  const earliest = domain === undefined ? 0 : (matrix.layersOf(domain)[0] ?? 0);
  let ofNames = earliest;
  let ofModule = earliest;
  for (let row = dependencies.first[entry] as number; row < (dependencies.first[entry + 1] as number); row++) {
    if (dependencies.kind[row] !== TARGET.file) continue;
    if (((dependencies.flags[row] as number) & DEPENDENCY_FLAG.typeOnly) !== 0) continue;
    const place = places[files.place[dependencies.to[row] as number] as number];
    if (place?.kind !== 'layer' || place.domain !== domain || place.test) continue;
    ofModule = Math.max(ofModule, place.layer);
    if (!REEXPORT_FORMS.has(dependencies.form[row] as number)) ofNames = Math.max(ofNames, place.layer);
  }
  return { ofNames, ofModule };
}

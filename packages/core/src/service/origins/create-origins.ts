import { DEPENDENCY_FLAG, FILE_FLAG, type Graph, TARGET } from '#types/graph';
import type { Place } from '#types/place';
import type { Policy } from '#types/policy';
import type { ClosedName } from '#types/verdict';
import { createIntMemo } from '../create-int-memo';
import { findOutsideRule } from '../find-outside-rule';
import type { Matrix } from '../matrix';
import { createExportResolver, type Origin } from './create-export-resolver';
import { createRankedPlaces } from './create-ranked-places';
import { createOriginSets, type OriginSets } from './create-origin-sets';
import { findRequest } from './find-requested-names';
import { isToldByStatement } from './is-told-by-statement';
import { rankEntry } from './rank-entry';

/** Judges names by the files that declare them. */
export interface Origins {
  /**
   * Whether a dependency on a file could bring in a closed name. A superset, without parsing; cheap enough to be asked for
   * every dependency that leads to a module that hands names on, or to an entry. Where the places give no answer, the
   * text of the module is asked, once.
   */
  readonly mayLaunder: (from: Place, target: number, typeOnly: boolean) => boolean;
  /** The closed names that a dependency brings in. Parses the files on the way. */
  readonly findClosedNames: (row: number) => readonly ClosedName[];
}

/** The places that an entry counts as. */
interface EntryPlaces {
  readonly ofNames: Place;
  readonly ofModule: Place;
}

/** Bits of `FileTable.flags` without which, entries apart, a file launders nothing. */
export const HANDS_ON = FILE_FLAG.reexports | FILE_FLAG.mayReexportImports;

export function createOrigins(policy: Policy, graph: Graph, matrix: Matrix): Origins {
  const { dependencies, files, places } = graph;
  const placeOf = (file: number): Place => places[files.place[file] as number] as Place;
  const entries = new Map<number, EntryPlaces>();
  const rankPlaces = createRankedPlaces(places.length);
  const entryPlacesOf = (file: number): EntryPlaces => {
    let found = entries.get(file);
    if (found === undefined) {
      const rank = rankEntry(graph, matrix, file);
      const place = placeOf(file);
      found = { ofNames: rankPlaces(place, rank.ofNames), ofModule: rankPlaces(place, rank.ofModule) };
      entries.set(file, found);
    }
    return found;
  };
  const originPlaceOf = (file: number): Place => {
    const place = placeOf(file);
    return place.kind === 'entry' ? entryPlacesOf(file).ofNames : place;
  };

  let sets: OriginSets | undefined;
  const memo = createIntMemo();
  const mayLaunder = (from: Place, target: number, typeOnly: boolean): boolean => {
    if (placeOf(target).kind === 'entry') {
      const { ofNames, ofModule } = entryPlacesOf(target);
      if (closesAny(from, ~ofNames.id, [ofNames], typeOnly) || closesAny(from, ~ofModule.id, [ofModule], typeOnly))
        return true;
    }
    sets ??= createOriginSets(graph, originPlaceOf);
    const set = sets.setOf[target] as number;
    if (set < 0 || !closesAny(from, set, sets.sets[set] as readonly Place[], typeOnly)) return false;
    return ((files.flags[target] as number) & FILE_FLAG.reexports) !== 0 || graph.handsOnImports(target);
  };
  /** @param id of the set of origins */
  const closesAny = (from: Place, id: number, origins: readonly Place[], typeOnly: boolean): boolean => {
    const known = memo.get(from.id, id, Number(typeOnly));
    if (known >= 0) return known === 1;
    const verdict = origins.some((origin) => closesEither(from, origin, typeOnly));
    memo.set(from.id, id, Number(typeOnly), verdict ? 1 : 0);
    return verdict;
  };
  /** A dependency that is a value may still bring in single types. */
  const closesEither = (from: Place, origin: Place, typeOnly: boolean): boolean =>
    matrix.closesOrigin(from, origin, true) || (!typeOnly && matrix.closesOrigin(from, origin, false));

  const resolver = createExportResolver(graph);

  const closesFile = (from: Place, origin: number, typeOnly: boolean): boolean => {
    const place = originPlaceOf(origin);
    if (!matrix.closesOrigin(from, place, typeOnly)) return false;
    return place.kind !== 'outside' || findOutsideRule(policy, from, files.paths[origin] as string) === undefined;
  };
  /** Whether a step on the way is an offence by itself: then it is the finding, and those who come after are spared. */
  const isClosedHop = (row: number, origin: Origin, typeOnly: boolean): boolean => {
    const from = placeOf(dependencies.from[row] as number);
    const target = dependencies.to[row] as number;
    const isType = ((dependencies.flags[row] as number) & DEPENDENCY_FLAG.typeOnly) !== 0;
    const closures = matrix.findClosures(from, placeOf(target), isType);
    const isOpened = closures.every(
      (closure) =>
        closure.reason === 'outside' && findOutsideRule(policy, from, files.paths[target] as string) !== undefined,
    );
    return !isOpened || closesFile(from, origin.file, typeOnly);
  };

  const findClosedOrigin = (from: number, target: number, name: string, typeOnly: boolean): ClosedName | undefined => {
    const place = placeOf(from);
    for (const origin of resolver.findOrigins(target, name)) {
      // What the target declares itself is judged by the matrix, unless the target is an entry, which has no layer.
      if (origin.hops.length === 0 && placeOf(target).kind !== 'entry') continue;
      const isType = typeOnly || origin.typeOnly;
      if (!closesFile(place, origin.file, isType)) continue;
      if (origin.hops.some((row) => isClosedHop(row, origin, origin.typeOnly))) continue;
      const { layer } = originPlaceOf(origin.file);
      return {
        name,
        origin: origin.file,
        layer,
        chain: [from, target, ...origin.hops.map((row) => dependencies.to[row] as number)],
        typeOnly: isType,
        why: matrix.whyOf(place, layer),
      };
    }
    return undefined;
  };

  /** Whether a name that a module exports, or one that it does not have, would be closed as a type or as a value. */
  const closesAnyName = (from: number, target: number): boolean => {
    if (
      placeOf(target).kind === 'entry' &&
      [true, false].some((typeOnly) => closesFile(placeOf(from), target, typeOnly))
    )
      return true;
    return resolver
      .listNames(target, true)
      .some((name) => [true, false].some((typeOnly) => findClosedOrigin(from, target, name, typeOnly) !== undefined));
  };

  const findClosedNames = (row: number): readonly ClosedName[] => {
    if (dependencies.kind[row] !== TARGET.file) return [];
    const from = dependencies.from[row] as number;
    const target = dependencies.to[row] as number;
    // Which members of a namespace are used, only a tree tells: it is not asked where none of them could be closed.
    if (!isToldByStatement(graph, row) && !closesAnyName(from, target)) return [];
    const request = findRequest(graph, row);
    if (request.kind === 'file') return findClosedEntry(from, target, row);
    const names =
      request.kind === 'names'
        ? request.names
        : resolver.listNames(target, request.withDefault).map((name) => ({ name, typeOnly: request.typeOnly }));
    return names
      .map(({ name, typeOnly }) => findClosedOrigin(from, target, name, typeOnly))
      .filter((closed) => closed !== undefined);
  };
  /** A statement that means the file itself runs all of it. */
  const findClosedEntry = (from: number, target: number, row: number): readonly ClosedName[] => {
    const to = placeOf(target);
    if (to.kind !== 'entry') return [];
    const typeOnly = ((dependencies.flags[row] as number) & DEPENDENCY_FLAG.typeOnly) !== 0;
    const place = placeOf(from);
    const ranked = entryPlacesOf(target).ofModule;
    const { layer } = ranked;
    if (!matrix.closesOrigin(place, ranked, typeOnly)) return [];
    return [{ name: '*', origin: target, layer, chain: [from, target], typeOnly, why: matrix.whyOf(place, layer) }];
  };

  return { mayLaunder, findClosedNames };
}

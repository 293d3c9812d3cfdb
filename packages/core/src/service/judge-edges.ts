import { DEPENDENCY_FLAG, TARGET } from '#types/graph';
import type { Place } from '#types/place';
import type { Edge, EdgeRule, Offence } from '#types/rule';
import { createIntMemo } from './create-int-memo';
import { createPackageSuspicion } from './create-package-suspicion';
import type { Evidence } from './evidence';
import { HANDS_ON } from './origins/create-origins';
import { readEdge } from './read-edge';

/** Asks one rule about one edge. */
export type AskEdge = (rule: EdgeRule, edge: Edge) => Offence | undefined;

/**
 * Asks the rules about the dependencies of some files; of each edge, the first offence in order of precedence is reported.
 *
 * Nearly every edge is clean, and a clean one costs a look into a table. Hence the columns, the loop by index, and the views
 * that are built only under suspicion.
 *
 * @param isAsked whether the dependencies of a file (row) are judged
 */
export function judgeEdges(
  evidence: Evidence,
  rules: readonly EdgeRule[],
  isAsked: ((file: number) => boolean) | undefined,
  ask: AskEdge,
  report: (rule: EdgeRule, edge: Edge, offence: Offence) => void,
): void {
  const { graph, origins } = evidence;
  const { files, places } = graph;
  const { first, kind, to, flags } = graph.dependencies;
  const placeOf = files.place;
  const fileFlags = files.flags;

  const ordered = [...rules].sort((a, b) => a.precedence - b.precedence);
  const fileRules = ordered.filter((rule) => rule.sees === 'places' || rule.sees === 'origins');
  const originRules = ordered.filter((rule) => rule.sees === 'origins');
  const packageRules = ordered.filter((rule) => rule.sees === 'packages' || rule.sees === 'misuses');
  const unknownRules = ordered.filter((rule) => rule.sees === 'unknown');
  const suspectsPair = createPairSuspicion(evidence, fileRules);
  const suspectsPackage = createPackageSuspicion(evidence, packageRules);
  const judgesOrigins = originRules.length > 0;
  const isEntry = Uint8Array.from(places, (place) => (place.kind === 'entry' ? 1 : 0));

  const askInOrder = (row: number, asked: readonly EdgeRule[]): void => {
    const edge = readEdge(evidence, row);
    for (const rule of asked) {
      const offence = ask(rule, edge);
      if (offence === undefined) continue;
      report(rule, edge, offence);
      return;
    }
  };

  const placeCount = places.length;
  const dense = placeCount <= MAX_DENSE ? new Uint8Array(placeCount * placeCount * 2) : undefined;
  const sparse = createIntMemo();
  for (let file = 0; file < files.count; file++) {
    const end = first[file + 1] as number;
    if (first[file] === end || (isAsked !== undefined && !isAsked(file))) continue;
    const from = placeOf[file] as number;
    for (let row = first[file] as number; row < end; row++) {
      const target = to[row] as number;
      switch (kind[row]) {
        case TARGET.file: {
          const typeOnly = (flags[row] as number) & DEPENDENCY_FLAG.typeOnly;
          const place = placeOf[target] as number;
          const pair = (from * placeCount + place) * 2 + typeOnly;
          let verdict = dense === undefined ? sparse.get(from, place, typeOnly) : (dense[pair] as number);
          if (verdict <= UNKNOWN) {
            verdict = suspectsPair(from, place, typeOnly) ? SUSPECT : CLEAN;
            if (dense === undefined) sparse.set(from, place, typeOnly, verdict);
            else dense[pair] = verdict;
          }
          if (verdict === SUSPECT) {
            askInOrder(row, fileRules);
          } else if (
            judgesOrigins &&
            (((fileFlags[target] as number) & HANDS_ON) !== 0 || isEntry[place] === 1) &&
            origins.mayLaunder(places[from] as Place, target, typeOnly !== 0)
          ) {
            askInOrder(row, originRules);
          }
          break;
        }
        case TARGET.package:
        case TARGET.builtin:
          if (suspectsPackage?.(row, from) === true) askInOrder(row, packageRules);
          break;
        default:
          if (unknownRules.length > 0) askInOrder(row, unknownRules);
      }
    }
  }
}

const UNKNOWN = 0;
const CLEAN = 1;
const SUSPECT = 2;

/** Up to this many places a table of all pairs, 2 bytes each, is affordable: reading it needs no call. */
const MAX_DENSE = 1_500;

/** Whether any rule suspects a pair of places (ids). */
function createPairSuspicion(
  { graph, matrix }: Evidence,
  rules: readonly EdgeRule[],
): (from: number, to: number, typeOnly: number) => boolean {
  return (fromId, toId, bit) => {
    const from = graph.places[fromId] as Place;
    const to = graph.places[toId] as Place;
    const typeOnly = bit !== 0;
    const pair = { from, to, typeOnly, closures: matrix.findClosures(from, to, typeOnly) };
    return rules.some((rule) => rule.sees === 'places' && rule.suspects(pair));
  };
}

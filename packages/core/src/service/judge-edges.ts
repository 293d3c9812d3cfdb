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
  const { first, kind, to, flags, specifier } = graph.dependencies;
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

  const pairs = createPairTable(places.length);
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
          let verdict =
            pairs === undefined ? UNKNOWN : (pairs[(from * places.length + place) * 2 + typeOnly] as number);
          if (verdict === UNKNOWN) {
            verdict = suspectsPair(from, place, typeOnly) ? SUSPECT : CLEAN;
            if (pairs !== undefined) pairs[(from * places.length + place) * 2 + typeOnly] = verdict;
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
          if (suspectsPackage !== undefined && suspectsPackage(row, from)) askInOrder(row, packageRules);
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

/** A table of verdicts indexed by pairs of places, where its 2 bytes a pair are affordable: reading it needs no call. */
function createPairTable(places: number): Uint8Array | undefined {
  return places <= 1_500 ? new Uint8Array(places * places * 2) : undefined;
}

/** Whether any rule suspects a pair of places (ids); each pair is asked about once. */
function createPairSuspicion(
  { graph, matrix }: Evidence,
  rules: readonly EdgeRule[],
): (from: number, to: number, typeOnly: number) => boolean {
  const memo = createIntMemo();
  return (from, to, typeOnly) => {
    const known = memo.get(from, to, typeOnly);
    if (known >= 0) return known === 1;
    const fromPlace = graph.places[from] as Place;
    const toPlace = graph.places[to] as Place;
    const pair = {
      from: fromPlace,
      to: toPlace,
      typeOnly: typeOnly !== 0,
      closures: matrix.findClosures(fromPlace, toPlace, typeOnly !== 0),
    };
    const verdict = rules.some((rule) => rule.sees === 'places' && rule.suspects(pair));
    memo.set(from, to, typeOnly, verdict ? 1 : 0);
    return verdict;
  };
}

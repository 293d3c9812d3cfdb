import type { RemedyEdit } from '#types/finding';
import { remember } from '#types/remember';
import { TARGET } from '#types/graph';
import type { Place } from '#types/place';
import type { EdgeRule, FileRule, Rule, RuleContext } from '#types/rule';
import type { Evidence } from '../evidence';
import { findUnneededAllows } from '../find-unneeded-allows';
import { toRuleOptions } from '../to-rule-options';
import { asksWhereItLies } from './asks-where-it-lies';

/** Gives a path the place that it would have; its `id` means nothing. */
export type FindPlace = (path: string) => Place;

/** What remedies are looked for with. Its indexes are made when they are first asked for, once for all findings. */
export interface Workbench {
  readonly evidence: Evidence;
  /** Those that are switched on, by precedence. */
  readonly edgeRules: readonly EdgeRule[];
  readonly fileRules: readonly FileRule[];
  /** All rules that are switched on, by id. */
  readonly ruleOf: ReadonlyMap<string, Rule>;
  readonly optionsOf: (rule: Rule) => RuleContext['options'];
  /** The place that a path would have; equal places are the same object, and stand in `places` at their `id`. */
  readonly placeOf: (path: string) => Place;
  /** The same object for equal places. */
  readonly intern: (place: Place) => Place;
  /** Those of the graph, and after them those that were asked for since. */
  readonly places: readonly Place[];
  /** -1 where there is no such file. */
  readonly rowOf: (path: string) => number;
  /** Whether a file reads its own path. */
  readonly asksWhereItLies: (file: number) => boolean;
  /** Names of files as they are compared: lower case, without extension, of `index` the folder's. */
  readonly listNames: () => readonly string[];
  /** Entries of `allow` (indices) that something needs as it is. */
  readonly findNeeded: () => ReadonlySet<number>;
  /** Rows of the dependencies that lead to a file. */
  readonly importersOf: (file: number) => readonly number[];
  /** What a file has to be rewritten for at another path, as far as it was asked: many findings lead to one file. */
  readonly pathEdits: Map<string, readonly RemedyEdit[] | undefined>;
}

export function createWorkbench(evidence: Evidence, rules: readonly Rule[], findPlace: FindPlace): Workbench {
  const { graph, policy } = evidence;
  const active = rules.filter((rule) => policy.rules[rule.id]?.severity !== 'off');
  const options = new Map<Rule, RuleContext['options']>();
  const places = [...graph.places];
  const known = remember(() => new Map(graph.places.map((place) => [toKey(place), place])));
  const found = new Map<string, Place>();
  const located = new Map<number, boolean>();
  const rows = remember(() => new Map(graph.files.paths.map((path, row) => [path, row])));
  const importers = remember(() => indexImporters(evidence));
  const intern = (fresh: Place): Place => {
    let place = known().get(toKey(fresh));
    if (place === undefined) {
      place = { ...fresh, id: places.length };
      places.push(place);
      known().set(toKey(place), place);
    }
    return place;
  };
  return {
    evidence,
    edgeRules: active
      .filter((rule): rule is EdgeRule => rule.scope === 'edge')
      .sort((a, b) => a.precedence - b.precedence),
    fileRules: active.filter((rule): rule is FileRule => rule.scope === 'file'),
    ruleOf: new Map(active.map((rule) => [rule.id, rule])),
    optionsOf: (rule) => {
      let own = options.get(rule);
      if (own === undefined) options.set(rule, (own = toRuleOptions(policy, rule)));
      return own;
    },
    places,
    intern,
    placeOf: (path) => {
      let place = found.get(path);
      if (place === undefined) {
        place = intern(findPlace(path));
        found.set(path, place);
      }
      return place;
    },
    rowOf: (path) => rows().get(path) ?? -1,
    asksWhereItLies: (file) => {
      let asks = located.get(file);
      if (asks === undefined) located.set(file, (asks = asksWhereItLies(graph, file)));
      return asks;
    },
    listNames: remember(() => graph.files.paths.map(toComparedName)),
    findNeeded: remember(() => {
      const unneeded = new Set(findUnneededAllows(policy, graph));
      return new Set([...policy.allow.keys()].filter((index) => !unneeded.has(index)));
    }),
    importersOf: (file) => importers()[file] ?? [],
    pathEdits: new Map(),
  };
}

/** `''` for what is no module. */
function toComparedName(path: string): string {
  const bare = path.replace(/(?:\/index)?\.(?:d\.[cm]?ts|[cm]?[jt]sx?)$/, '');
  return bare === path ? '' : bare.slice(bare.lastIndexOf('/') + 1).toLowerCase();
}

function toKey({ kind, layer, domain, provider, providerEntry, test }: Place): string {
  return [kind, layer, domain ?? '', provider ?? '', providerEntry, test].join('\0');
}

function indexImporters({ graph: { dependencies } }: Evidence): readonly (number[] | undefined)[] {
  const table: (number[] | undefined)[] = [];
  for (let row = 0; row < dependencies.count; row++) {
    if (dependencies.kind[row] !== TARGET.file) continue;
    const target = dependencies.to[row] as number;
    const group = table[target];
    if (group === undefined) table[target] = [row];
    else group.push(row);
  }
  return table;
}

import { TARGET } from '#types/graph';
import type { Place } from '#types/place';
import type { EdgeRule, PackageUse } from '#types/rule';
import { createIntMemo } from './create-int-memo';
import type { Evidence } from './evidence';

const UNKNOWN = 0;
const CLEAN = 1;
const SUSPECT = 2;

/**
 * Whether any rule suspects the package or builtin that a row leads to, from a place (id); `undefined` where no rule sees
 * packages. Most specifiers match no restriction, which is found out once per specifier; the rest once per place.
 */
export function createPackageSuspicion(
  { graph, packages }: Evidence,
  rules: readonly EdgeRule[],
): ((row: number, from: number) => boolean) | undefined {
  const { places, strings } = graph;
  const { kind, to, specifier } = graph.dependencies;
  const misuseRules = rules.filter((rule) => rule.sees === 'misuses');
  const useRules = rules.filter((rule) => rule.sees === 'packages');
  if (misuseRules.length === 0 && useRules.length === 0) return undefined;

  const readUse = (row: number, from: number): PackageUse => ({
    from: places[from] as Place,
    kind: kind[row] === TARGET.package ? 'package' : 'builtin',
    name: strings[to[row] as number] as string,
    specifier: strings[specifier[row] as number] as string,
  });
  const isListing = Uint8Array.from(places, (place) => (packages.listsPackages(place) ? 1 : 0));
  /** Specifier (index into `strings`) → whether a restriction matches what it led to when it was last seen. */
  const restricted = new Uint8Array(strings.length);
  const lastTarget = new Int32Array(strings.length).fill(-1);
  const isRestricted = (row: number, from: number): boolean => {
    const text = specifier[row] as number;
    const target = kind[row] === TARGET.package ? (to[row] as number) * 2 : (to[row] as number) * 2 + 1;
    if (restricted[text] === UNKNOWN || lastTarget[text] !== target) {
      const use = readUse(row, from);
      restricted[text] = packages.isRestricted(use.kind, use.name, use.specifier) ? SUSPECT : CLEAN;
      lastTarget[text] = target;
    }
    return restricted[text] === SUSPECT;
  };

  const memo = createIntMemo();
  const isSuspected = (row: number, from: number): boolean => {
    const target = kind[row] === TARGET.package ? (to[row] as number) * 2 : (to[row] as number) * 2 + 1;
    const known = memo.get(from, target, specifier[row] as number);
    if (known >= 0) return known === 1;
    const use = readUse(row, from);
    const verdict =
      (misuseRules.length > 0 && packages.findMisuses(use.from, use.kind, use.name, use.specifier).length > 0) ||
      useRules.some((rule) => rule.suspects(use));
    memo.set(from, target, specifier[row] as number, verdict ? 1 : 0);
    return verdict;
  };

  return (row, from) =>
    (useRules.length > 0 || isListing[from] === 1 || isRestricted(row, from)) && isSuspected(row, from);
}

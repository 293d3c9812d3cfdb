import type { Place, Policy } from '@storypole/core';
import type { Cell, Relation } from './cells';
import type { Judge, Verdict } from './create-judge';
import type { FileClass } from './file-classes';

/** Names that stand for any domain or provider when the rules are asked. Readable, because messages hold them. */
const OWN = 'this domain';
const OTHER = 'the other domain';
const PROVIDER = 'the provider';

interface Judges {
  /** Judges as if every domain used every other. */
  readonly listed: Judge;
  /** Judges as if no domain used another. */
  readonly unlisted: Judge;
}

/** Asks the rules about every pair of classes, as values and as types. */
export function listCells(
  policy: Policy,
  classes: readonly FileClass[],
  createJudge: (policy: Policy) => Judge,
): readonly Cell[] {
  const withUses = (uses: Policy['domains']['uses']): Judge =>
    createJudge({ ...policy, domains: { ...policy.domains, uses } });
  const prefixes = [...new Set(classes.map(({ prefix }) => prefix))];
  const others = prefixes.map((prefix) => prefix + OTHER);
  const judges = {
    listed: withUses(Object.fromEntries(prefixes.map((prefix) => [prefix + OWN, others]))),
    unlisted: withUses({}),
  };
  return classes.flatMap((from) => classes.flatMap((to) => listPair(from, to, judges)));
}

function listPair(from: FileClass, to: FileClass, { listed, unlisted }: Judges): readonly Cell[] {
  const ask = (relation: Relation, judge: Judge, target: Place): readonly Cell[] => {
    const source = from.toPlace(isInDomain(from) ? OWN : OWN_PROVIDER);
    const value = judge.askPlaces(source, target, false);
    const type = judge.askPlaces(source, target, true);
    const toCell = (kind: Cell['kind'], verdict: Verdict | undefined): readonly Cell[] =>
      verdict === undefined ? [] : [{ from, to, relation, kind, verdict }];
    if (JSON.stringify(value) === JSON.stringify(type)) return toCell('both', value);
    return [...toCell('value', value), ...toCell('type', type)];
  };
  if (to.kind === 'plain') return ask('near', unlisted, to.toPlace(''));
  if (to.kind === 'provider') {
    return [
      ...ask('near', unlisted, { ...to.toPlace(PROVIDER), providerEntry: true }),
      ...ask('provider', unlisted, to.toPlace(PROVIDER)),
      ...(from.kind === 'provider' ? ask('own-provider', unlisted, to.toPlace(OWN_PROVIDER)) : []),
    ];
  }
  if (!isInDomain(from)) return ask('domains', unlisted, to.toPlace(OTHER));
  const near = from.prefix === to.prefix ? ask('near', unlisted, to.toPlace(OWN)) : [];
  const whenUnlisted = ask('unlisted', unlisted, to.toPlace(OTHER));
  const whenListed = ask('listed', listed, to.toPlace(OTHER));
  const isSame = (a: readonly Cell[], b: readonly Cell[]): boolean =>
    a.length === b.length &&
    a.every(({ kind, verdict }, index) => kind === b[index]?.kind && verdict.rule === b[index].verdict.rule);
  if (isSame(whenUnlisted, whenListed))
    return [...near, ...whenUnlisted.map((cell): Cell => ({ ...cell, relation: 'far' }))];
  return [...near, ...whenUnlisted, ...whenListed];
}

const OWN_PROVIDER = 'this provider';

export function isInDomain({ kind }: Pick<FileClass, 'kind'>): boolean {
  return kind === 'inside' || kind === 'entry';
}

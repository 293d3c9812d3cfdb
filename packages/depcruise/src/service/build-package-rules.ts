import type { Place, Policy } from '@storypole/core';
import type { PlannedRule } from '#types/plan';
import type { Bounds } from './bounds';
import type { Judge, Verdict } from './create-judge';
import { BUILTIN, PACKAGES, UNKNOWN } from './dependency-types';
import { escapeRegex } from './escape-regex';
import type { FileClass } from './file-classes';
import { findReferenced } from './find-referenced';
import { toDependencyRule } from './to-dependency-rule';
import { translateBuiltin, translatePackage } from './translate-package';

type Restriction = Policy['packages'][number];

interface Input {
  readonly policy: Policy;
  readonly classes: readonly FileClass[];
  readonly bounds: Bounds;
  readonly judge: Judge;
}

/** Packages and builtins that only some places may import, and layers that list what they may import. */
export function buildPackageRules(
  policy: Policy,
  classes: readonly FileClass[],
  bounds: Bounds,
  judge: Judge,
): readonly PlannedRule[] {
  const input = { policy, classes, bounds, judge };
  return [
    ...groupAlike(policy.packages).map((group) => buildRestrictionRule('package', group, input)),
    ...groupAlike(policy.builtins).map((group) => buildRestrictionRule('builtin', group, input)),
    ...policy.layers.map((_, layer) => buildListRule(layer, input)),
  ].filter((rule) => rule !== undefined);
}

/** Restrictions that differ in the package alone, and in no pattern that is more specific than another. */
function groupAlike(restrictions: readonly Restriction[]): readonly (readonly Restriction[])[] {
  const groups = new Map<string, Restriction[]>();
  for (const restriction of restrictions) {
    const { name, onlyIn, why, instead, provider } = restriction;
    const isRival = restrictions.some((other) => other !== restriction && isNarrower(other.name, name));
    const key = JSON.stringify([onlyIn, instead, provider, provider === undefined ? why : '', isRival ? name : '']);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [restriction]);
    else group.push(restriction);
  }
  return [...groups.values()];
}

/** Whether a pattern counts before another where both match: one without `*`, a longer one. */
function isNarrower(pattern: string, than: string): boolean {
  if (!than.includes('*')) return pattern.startsWith(`${than}/`);
  if (!translatePackage(than).some((regex) => new RegExp(regex).test(toSample(pattern)))) return false;
  return !pattern.includes('*') || pattern.replaceAll('*', '').length > than.replaceAll('*', '').length;
}

function buildRestrictionRule(
  kind: 'package' | 'builtin',
  group: readonly Restriction[],
  { policy, classes, bounds, judge }: Input,
): PlannedRule | undefined {
  const [first] = group;
  if (first === undefined) return undefined;
  const asked = classes.flatMap((from) => {
    const sample = toSample(first.name.replace(/^node:/, ''));
    const verdict = judge.askPackage(from.toPlace('another'), kind, sample, sample);
    return verdict === undefined ? [] : [{ from, verdict }];
  });
  const verdict = asked[0]?.verdict;
  if (verdict === undefined) return undefined;
  const narrower = (kind === 'package' ? policy.packages : policy.builtins).filter(({ name }) =>
    group.some((restriction) => isNarrower(name, restriction.name)),
  );
  const translate = (name: string): readonly string[] =>
    kind === 'package' ? translatePackage(name) : [translateBuiltin(name)];
  const rule = toDependencyRule({
    name: group.map(({ name }) => name).join('+'),
    verdict: toWords(verdict, group),
    from: {
      path: asked.flatMap(({ from }) => from.toRegexes('any')),
      pathNot: [
        ...first.onlyIn
          .filter((reference) => reference.includes('/'))
          .flatMap((reference) => findReferenced(classes, reference, escapeRegex)),
        ...bounds.unjudged,
      ],
    },
    to: {
      path: group.flatMap(({ name }) => translate(name)),
      pathNot: narrower.flatMap(({ name }) => translate(name)),
      dependencyTypes: kind === 'package' ? [...PACKAGES, UNKNOWN] : [BUILTIN],
    },
  });
  return { each: 'once', rule };
}

/** The reason of one package of a provider names that package; several share a rule. */
function toWords(verdict: Verdict, group: readonly Restriction[]): Verdict {
  const [first, ...others] = group;
  if (first?.provider === undefined || others.length === 0) return verdict;
  const names = group.map(({ name }) => `\`${name}\``).join(', ');
  return {
    ...verdict,
    why: `The provider \`${first.provider}\` owns ${names}: everything else reaches them through it.`,
  };
}

function buildListRule(layer: number, { policy, classes, bounds, judge }: Input): PlannedRule | undefined {
  const { id = '', packages } = policy.layers[layer] ?? {};
  if (packages === undefined) return undefined;
  const place: Place = { ...PLACE, layer };
  const verdict = judge.askPackage(place, 'package', UNLISTED, UNLISTED);
  if (verdict === undefined) return undefined;
  const rule = toDependencyRule({
    name: `packages of ${id}`,
    verdict,
    from: {
      path: classes.filter(({ layer: own }) => own === id).flatMap(({ toRegexes }) => toRegexes('any')),
      pathNot: bounds.unjudged,
    },
    to: { pathNot: packages.flatMap(translatePackage), dependencyTypes: [...PACKAGES] },
  });
  return { each: 'once', rule };
}

/** A package that matches a pattern. */
function toSample(pattern: string): string {
  return pattern.replaceAll(/\*+/g, 'sample');
}

/** No package has such a name, so no list holds it. */
const UNLISTED = '\0';

const PLACE: Place = {
  id: -1,
  kind: 'layer',
  layer: -1,
  domain: undefined,
  provider: undefined,
  providerEntry: false,
  test: false,
};

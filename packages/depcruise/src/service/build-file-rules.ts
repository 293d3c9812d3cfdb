import { FILE_FLAG, type Place, type Policy, type Rule } from '@storypole/core';
import type { DependentsRule } from '#types/cruiser-config';
import type { PlannedRule } from '#types/plan';
import type { Bounds } from './bounds';
import type { Judge } from './create-judge';
import type { Regions } from './create-regions';
import { DECLARATION_FILE } from './dependency-types';
import type { FileClass } from './file-classes';
import { intersectRegexes } from './intersect-regexes';
import { mayOverlap } from './may-overlap';
import { mergeRegexes } from './merge-regexes';
import { toDependencyRule } from './to-dependency-rule';

/** Anything that Storypole reads and dependency-cruiser may. */
const MODULE = String.raw`\.(?:[cm]?[jt]sx?|vue|svelte|astro|mdx)$`;

/** More dependents than any comparison of dependency-cruiser takes. */
const MANY = 100;

/** Files in no place and in two, and requests that lead nowhere. */
export function buildFileRules(
  policy: Policy,
  rules: readonly Rule[],
  classes: readonly FileClass[],
  regions: Regions,
  bounds: Bounds,
  judge: Judge,
): readonly PlannedRule[] {
  const loose: Place = { ...LOOSE };
  const nowhere = findFileRule(policy, rules, loose, FILE_FLAG.module);
  const contested = findFileRule(
    policy,
    rules,
    { ...loose, kind: 'layer', layer: 0 },
    FILE_FLAG.module | FILE_FLAG.contested,
  );
  const placed = classes.flatMap(({ toRegexes }) => toRegexes('any'));
  const included = regions.globs(policy.include).map((regex) => `${regex}${regex.endsWith('$') ? '' : '.*'}`);
  const inModules = intersectRegexes([`^.*${MODULE}`], included);
  return [
    ...buildUnresolvedRule(policy, regions, bounds, judge),
    ...(nowhere === undefined
      ? []
      : buildDependentsRules('nowhere', nowhere, inModules, [...placed, ...bounds.unjudged, DECLARATION_FILE])),
    ...(contested === undefined ? [] : buildContestedRules(policy, contested, classes, bounds)),
  ];
}

function findFileRule(policy: Policy, rules: readonly Rule[], place: Place, flags: number): Rule | undefined {
  return rules.find(
    (rule) =>
      rule.scope === 'file' &&
      rule.sees === 'place' &&
      policy.rules[rule.id]?.severity !== 'off' &&
      rule.suspects(place, flags),
  );
}

function buildUnresolvedRule(policy: Policy, regions: Regions, bounds: Bounds, judge: Judge): readonly PlannedRule[] {
  const verdict = judge.askUnresolved(LOOSE);
  if (verdict === undefined) return [];
  const rule = toDependencyRule({
    name: 'missing',
    verdict,
    from: { path: regions.globs(policy.include), pathNot: bounds.outside },
    to: { couldNotResolve: true },
  });
  return [{ each: 'once', rule }];
}

/** Every file has fewer dependents than many, or more. */
function buildDependentsRules(
  name: string,
  { id, summary, messages }: Rule,
  path: readonly string[],
  pathNot: readonly string[],
): readonly PlannedRule[] {
  const why = messages[name]?.why ?? summary;
  const toRule = (suffix: string, count: Partial<DependentsRule['module']>): PlannedRule => ({
    each: 'once',
    rule: {
      name: `${id}/${name}${suffix}`,
      severity: 'error',
      comment: `${why} Move the file into a layer, or add a layer that holds it.`,
      module: { path: mergeRegexes(path), pathNot: mergeRegexes(pathNot), ...count },
      from: {},
    },
  });
  return [
    toRule('', { numberOfDependentsLessThan: MANY }),
    toRule(' and everywhere', { numberOfDependentsMoreThan: MANY - 1 }),
  ];
}

function buildContestedRules(
  policy: Policy,
  rule: Rule,
  classes: readonly FileClass[],
  bounds: Bounds,
): readonly PlannedRule[] {
  const regexesOf = (id: string): readonly string[] =>
    classes.filter(({ layer: own }) => own === id).flatMap(({ toRegexes }) => toRegexes('any'));
  return policy.layers.flatMap((one, index) =>
    policy.layers.slice(index + 1).flatMap((other) => {
      const isShared = one.files.some((a) =>
        other.files.some((b) => !a.startsWith('!') && !b.startsWith('!') && mayOverlap(a, b)),
      );
      const path = isShared ? intersectRegexes(regexesOf(one.id), regexesOf(other.id)) : [];
      const [less] = path.length === 0 ? [] : buildDependentsRules('contested', rule, path, bounds.unjudged);
      return less === undefined
        ? []
        : [{ ...less, rule: { ...less.rule, name: `${rule.id}/${one.id} and ${other.id}` } }];
    }),
  );
}

const LOOSE: Place = {
  id: -1,
  kind: 'loose',
  layer: -1,
  domain: undefined,
  provider: undefined,
  providerEntry: false,
  test: false,
};

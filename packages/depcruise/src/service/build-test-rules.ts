import type { Place, Policy } from '@storypole/core';
import type { PlannedRule } from '#types/plan';
import { type Bounds, NODE_MODULES } from './bounds';
import type { Judge } from './create-judge';
import type { Regions } from './create-regions';
import { type DomainGroup, toDomainGroups } from './domain-groups';
import type { FileClass } from './file-classes';
import { intersectRegexes } from './intersect-regexes';
import { toDependencyRule } from './to-dependency-rule';

/** What may not import tests, and what tests of a domain may not import. */
export function buildTestRules(
  policy: Policy,
  classes: readonly FileClass[],
  regions: Regions,
  bounds: Bounds,
  judge: Judge,
): readonly PlannedRule[] {
  if (bounds.tests.length === 0) return [];
  return [
    ...buildTargetRule(policy, regions, bounds, judge),
    ...toDomainGroups(policy).flatMap((group) => buildSourceRule(group, classes, regions, bounds, judge)),
  ];
}

/** Every file but a test, wherever it lies, asked about a test. */
function buildTargetRule(policy: Policy, regions: Regions, bounds: Bounds, judge: Judge): readonly PlannedRule[] {
  const verdict = judge.askPlaces(LOOSE, { ...LOOSE, test: true }, false);
  if (verdict === undefined) return [];
  const rule = toDependencyRule({
    name: 'any',
    verdict,
    from: { path: regions.globs(policy.include), pathNot: [...bounds.tests, ...regions.globs(policy.exclude)] },
    to: { path: bounds.tests, pathNot: [...bounds.outside, NODE_MODULES] },
  });
  return [{ each: 'once', rule }];
}

/** A test of a domain, asked about what lies behind the entry of another. */
function buildSourceRule(
  group: DomainGroup,
  classes: readonly FileClass[],
  regions: Regions,
  bounds: Bounds,
  judge: Judge,
): readonly PlannedRule[] {
  const test: Place = { ...LOOSE, kind: 'layer', domain: `${group.prefix}this domain`, test: true };
  const cells = classes.flatMap((to) => {
    const verdict = to.kind === 'inside' ? judge.askPlaces(test, to.toPlace('the other domain'), false) : undefined;
    return verdict === undefined ? [] : [{ to, verdict }];
  });
  const [first] = cells;
  if (first === undefined) return [];
  const rule = toDependencyRule({
    name: 'tests',
    verdict: first.verdict,
    from: { path: intersectRegexes(bounds.tests, regions.domainFolders(group, 'capture')), pathNot: bounds.outside },
    to: {
      path: cells.flatMap(({ to }) => to.toRegexes('any')),
      pathNot: [...regions.domainFolders(group, 'same'), ...bounds.outside],
    },
  });
  return [{ each: 'once', rule }];
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

import type { Place, Policy } from '@storypole/core';
import { MARK } from '#types/marks';
import type { NameUse } from '#types/name-use';
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
  /** As regular expressions. */
  oddDomains: readonly string[],
): readonly PlannedRule[] {
  if (bounds.tests.length === 0) return [];
  return [
    ...buildTargetRule(policy, regions, bounds, judge),
    ...toDomainGroups(policy).flatMap((group) => buildSourceRules(group, classes, regions, bounds, judge, oddDomains)),
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
function buildSourceRules(
  group: DomainGroup,
  classes: readonly FileClass[],
  regions: Regions,
  bounds: Bounds,
  judge: Judge,
  oddDomains: readonly string[],
): readonly PlannedRule[] {
  const test: Place = { ...LOOSE, kind: 'layer', domain: `${group.prefix}this domain`, test: true };
  const cells = classes.flatMap((to) => {
    const verdict = to.kind === 'inside' ? judge.askPlaces(test, to.toPlace('the other domain'), false) : undefined;
    return verdict === undefined ? [] : [{ to, verdict }];
  });
  const [first] = cells;
  if (first === undefined) return [];
  const odd = oddDomains.length === 0 ? [] : regions.domainFolders(group, { literal: `(?:${oddDomains.join('|')})` });
  const toRule = (name: NameUse): PlannedRule['rule'] =>
    toDependencyRule({
      name: name === 'capture' ? 'tests' : `tests of ${MARK.domainName}`,
      verdict: first.verdict,
      from: {
        path: intersectRegexes(bounds.tests, regions.domainFolders(group, name)),
        pathNot: [...bounds.outside, ...(name === 'capture' ? odd : [])],
      },
      to: {
        path: cells.flatMap(({ to }) => to.toRegexes('any')),
        pathNot: [...regions.domainFolders(group, name === 'capture' ? 'same' : name), ...bounds.outside],
      },
    });
  return [
    { each: 'once', rule: toRule('capture') },
    ...(oddDomains.length === 0 ? [] : [{ each: 'odd' as const, rule: toRule({ literal: MARK.domain }) }]),
  ];
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

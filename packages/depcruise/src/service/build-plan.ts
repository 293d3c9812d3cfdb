import { FaultError, type Policy, type Rule, takeRuleFaults } from '@storypole/core';
import type { Plan, PlannedRule, PlanSection } from '#types/plan';
import { applyExceptions } from './apply-exceptions';
import { findBounds } from './bounds';
import { buildCycleRules } from './build-cycle-rules';
import { buildFileRules } from './build-file-rules';
import { buildOptions, type OptionsInput } from './build-options';
import { buildOutsideRules } from './build-outside-rules';
import { buildPackageRules } from './build-package-rules';
import { buildPlaceRules } from './build-place-rules';
import { buildTestRules } from './build-test-rules';
import { type CellGroup, groupCells } from './cells';
import { createJudge } from './create-judge';
import { createRegions } from './create-regions';
import { PACKAGES, TYPE_ONLY } from './dependency-types';
import { toDomainGroups } from './domain-groups';
import { escapeRegex } from './escape-regex';
import { listFileClasses } from './file-classes';
import { findOddDomains } from './find-odd-domains';
import { listCells } from './list-cells';
import { mergeRegexes } from './merge-regexes';

export interface PlanInput extends OptionsInput {
  readonly rules: readonly Rule[];
  /** The domains that exist, as far as they are known. */
  readonly domains?: readonly string[] | undefined;
}

/**
 * What dependency-cruiser is to forbid, by asking the rules about everything that the policy tells apart.
 *
 * @throws FaultError where a rule of a plugin throws: what it is there for would pass
 */
export function buildPlan(policy: Policy, input: PlanInput): Plan {
  const { rules } = input;
  const regions = createRegions(policy);
  const bounds = findBounds(policy, regions);
  const classes = listFileClasses(policy, regions);
  const judge = createJudge(policy, rules);
  const uses = Object.fromEntries(Object.entries(policy.domains.uses).filter(([, used]) => used.length > 0));
  const names = [
    ...new Set([...(input.domains ?? []), ...Object.entries(uses).flatMap(([user, used]) => [user, ...used])]),
  ];
  const oddDomains = [...findOddDomains(names.sort())];
  const place = {
    domainGroups: toDomainGroups(policy),
    classes,
    regions,
    bounds,
    hasUses: Object.keys(uses).length > 0,
    oddDomains: oddDomains.map(escapeRegex),
  };
  const groups = groupCells(listCells(policy, classes, (changed) => createJudge(changed, rules)));
  const toRules = (wanted: (group: CellGroup) => boolean): readonly PlannedRule[] =>
    groups.filter(wanted).flatMap((group) => buildPlaceRules(group, place));
  const isAcross = ({ relation }: CellGroup): boolean => ['far', 'listed', 'unlisted'].includes(relation);
  const isProvider = ({ relation }: CellGroup): boolean => relation === 'provider' || relation === 'own-provider';
  const labelOf = ({ from }: CellGroup): string => from[0]?.label ?? '';
  const inside = groups.filter((group) => !isAcross(group) && !isProvider(group));
  const sections: readonly PlanSection[] = [
    { title: 'Every file', rules: buildFileRules(policy, rules, classes, regions, bounds, judge) },
    ...[...new Set(inside.map(labelOf))].map((label) => ({
      title: label === 'entry' ? 'The entries of domains' : `The layer ${label}`,
      rules: toRules((group) => inside.includes(group) && labelOf(group) === label),
    })),
    { title: 'Other domains', rules: toRules(isAcross) },
    { title: 'Providers', rules: toRules(isProvider) },
    { title: 'Tests', rules: buildTestRules(policy, classes, regions, bounds, judge, place.oddDomains) },
    { title: 'Files outside `include`', rules: buildOutsideRules(policy, classes, regions, bounds, judge) },
    { title: 'Packages and builtins', rules: buildPackageRules(policy, classes, bounds, judge) },
    { title: 'Cycles', rules: buildCycleRules(policy, rules, regions, bounds) },
  ];
  const faults = takeRuleFaults(rules);
  if (faults.length > 0) throw new FaultError(faults);
  return {
    sections: sections
      .map(({ title, rules: planned }) => ({ title, rules: applyExceptions(planned, policy.exceptions) }))
      .filter(({ rules: planned }) => planned.length > 0),
    options: buildOptions(input),
    lists: [
      {
        name: 'placed',
        what: 'Every file that has a place.',
        items: mergeRegexes(classes.flatMap(({ toRegexes }) => toRegexes('any'))),
      },
      ...(bounds.unjudged.length === bounds.tests.length
        ? []
        : [{ name: 'unjudged', what: 'Tests, and files outside.', items: mergeRegexes(bounds.unjudged) }]),
      { name: 'tests', what: 'Tests.', items: mergeRegexes(bounds.tests) },
      { name: 'erased', what: 'What is erased at run time.', items: TYPE_ONLY },
      { name: 'packages', what: 'What is a package.', items: PACKAGES },
    ],
    uses,
    oddDomains,
  };
}

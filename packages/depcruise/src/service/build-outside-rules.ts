import type { Place, Policy } from '@storypole/core';
import type { DependencyType } from '#types/cruiser-config';
import type { PlannedRule } from '#types/plan';
import { type Bounds, NODE_MODULES } from './bounds';
import type { Judge } from './create-judge';
import type { Regions } from './create-regions';
import { BUILTIN, PACKAGES, UNKNOWN } from './dependency-types';
import { toDomainGroups } from './domain-groups';
import { escapeRegex } from './escape-regex';
import type { FileClass } from './file-classes';
import { findReferenced } from './find-referenced';
import { intersectRegexes } from './intersect-regexes';
import { toDependencyRule } from './to-dependency-rule';

const NO_FILE: readonly DependencyType[] = [...PACKAGES, BUILTIN, UNKNOWN];

/** Imports of files that are not judged, but for those that `outside` opens. */
export function buildOutsideRules(
  policy: Policy,
  classes: readonly FileClass[],
  regions: Regions,
  bounds: Bounds,
  judge: Judge,
): readonly PlannedRule[] {
  const [anyone] = classes;
  const verdict = anyone === undefined ? undefined : judge.askPlaces(anyone.toPlace('this domain'), OUTSIDE, false);
  if (verdict === undefined || bounds.outside.length === 0) return [];
  const everyone = {
    path: [
      ...classes.flatMap(({ toRegexes }) => toRegexes('any')),
      // A test of a domain may not either, wherever in the domain it lies.
      ...toDomainGroups(policy).flatMap((group) => intersectRegexes(bounds.tests, regions.domainFolders(group, 'any'))),
    ],
    pathNot: [
      ...testsOutsideDomains(policy, regions, bounds),
      ...bounds.unjudged.filter((regex) => !bounds.tests.includes(regex)),
    ],
  };
  const opened = policy.outside.map(({ files }) => regions.globs(files));
  const closed = toDependencyRule({
    name: 'outside',
    verdict,
    from: everyone,
    to: { path: bounds.outside, pathNot: [NODE_MODULES, ...opened.flat()], dependencyTypesNot: NO_FILE },
  });
  return [
    { each: 'once', rule: closed },
    ...policy.outside.map(({ files, onlyIn, why }, index): PlannedRule => {
      const spared = onlyIn.flatMap((reference) => findReferenced(classes, reference, escapeRegex));
      // A file that several entries open is left to whichever is asked: never a finding too many.
      const others = opened.flatMap((regexes, at) => (at === index ? [] : regexes));
      return {
        each: 'once',
        rule: toDependencyRule({
          name: `outside ${files.join('+')}`,
          verdict: { ...verdict, help: `Only ${onlyIn.join(', ')} may import it: ${why}` },
          from: { path: everyone.path, pathNot: [...spared, ...everyone.pathNot] },
          to: { path: opened[index] ?? [], pathNot: [NODE_MODULES, ...others], dependencyTypesNot: NO_FILE },
        }),
      };
    }),
  ];
}

/** A test outside every domain may import anything. */
function testsOutsideDomains(policy: Policy, regions: Regions, { tests }: Bounds): readonly string[] {
  const folders = toDomainGroups(policy).flatMap((group) => regions.domainFolders(group, 'any'));
  if (folders.length === 0) return tests;
  const ahead = folders.map((regex) => `(?!${regex.slice(1)})`).join('');
  return tests.map((regex) => `^${ahead}${regex.slice(1)}`);
}

const OUTSIDE: Place = {
  id: -1,
  kind: 'outside',
  layer: -1,
  domain: undefined,
  provider: undefined,
  providerEntry: false,
  test: false,
};

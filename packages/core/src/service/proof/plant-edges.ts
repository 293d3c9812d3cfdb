import type { Place } from '#types/place';
import type { Policy } from '#types/policy';
import type { Matrix } from '../matrix';
import { describePlace } from '../describe-place';
import { findOutsideRule } from '../find-outside-rule';
import type { Plant } from './plant';
import type { Site, Sites } from './sites';

/**
 * One dependency for each pair of places that the policy tells apart, as a value and as a type: within each domain, from and to
 * what lies outside the domains, and from each domain to each other one.
 */
export function plantEdges(policy: Policy, matrix: Matrix, sites: Sites): readonly Plant[] {
  const plants: Plant[] = [];
  const add = (from: Site, path: string, to: Place, kinds: readonly boolean[] = [false, true]): void => {
    for (const typeOnly of kinds) {
      const closures = matrix
        .findClosures(from.place, to, typeOnly)
        .filter(({ reason }) => reason !== 'outside' || findOutsideRule(policy, from.place, path) === undefined);
      plants.push({
        kinds: closures.map(({ reason }) => reason),
        source: from.source,
        target: { kind: 'file', path },
        form: 'import',
        typeOnly,
        from: describePlace(policy, from.place),
        to: describePlace(policy, to),
      });
    }
  };
  const addAll = (sources: readonly Site[], targets: readonly Site[]): void => {
    for (const from of sources) for (const to of targets) if (from.source !== to.target) add(from, to.target, to.place);
  };
  const { outsideDomains } = sites;
  addAll(outsideDomains, outsideDomains);
  const domains = [...sites.inDomains.values()];
  for (const [index, own] of domains.entries()) {
    addAll(own, own);
    addAll(own, outsideDomains);
    addAll(outsideDomains, own);
    for (const [step, other] of domains.entries()) {
      if (step === index || other.length === 0) continue;
      // All layers of each pair would be quadratic in domains and in layers: each pair has its turn of two layers, of what is
      // imported, and of values and types. All layers of the first two domains follow.
      const turn = index + 7 * step;
      const from = own[turn % Math.max(own.length, 1)];
      const to = other[(index + 3 * step) % other.length];
      if (from !== undefined && to !== undefined) add(from, to.target, to.place, [turn % 3 === 0]);
    }
  }
  const [one, other] = domains;
  if (one !== undefined && other !== undefined) addAll(one, other);
  const everywhere = [...(one ?? []), ...outsideDomains];
  if (sites.test !== undefined) for (const from of everywhere) add(from, sites.test, toTest(from.place));
  if (sites.outside !== undefined) for (const from of everywhere) add(from, sites.outside, OUTSIDE);
  return plants;
}

function toTest(place: Place): Place {
  return { ...place, id: -1, kind: 'loose', layer: -1, domain: undefined, provider: undefined, test: true };
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

import type { Place } from '#types/place';
import type { Policy } from '#types/policy';
import type { Matrix } from '../matrix';
import { describePlace } from '../describe-place';
import { findOutsideRule } from '../find-outside-rule';
import type { Plant } from './plant';
import type { Site, Sites } from './sites';

/**
 * One dependency for each pair of places that the policy tells apart: within each domain, from and to what lies outside the
 * domains, and from each domain to each other one. What differs in the domain alone is asked for a value and a type in turn.
 */
export function plantEdges(policy: Policy, matrix: Matrix, sites: Sites): readonly Plant[] {
  const plants: Plant[] = [];
  const add = (from: Site, path: string, to: Place, kinds: readonly boolean[]): void => {
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
  /** @param turn of a domain: the first two are asked for values and types, all others for either, in turn */
  const addAll = (sources: readonly Site[], targets: readonly Site[], turn = 0): void => {
    for (const [row, from] of sources.entries()) {
      for (const [column, to] of targets.entries()) {
        if (from.source === to.target) continue;
        add(from, to.target, to.place, turn < 2 ? [false, true] : [(turn + row + column) % 2 === 0]);
      }
    }
  };
  const { outsideDomains } = sites;
  addAll(outsideDomains, outsideDomains);
  const domains = [...sites.inDomains.values()];
  for (const [index, own] of domains.entries()) {
    addAll(own, own, index);
    addAll(own, outsideDomains, index);
    addAll(outsideDomains, own, index);
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
  if (sites.test !== undefined) for (const from of everywhere) add(from, sites.test, toTest(from.place), [false, true]);
  if (sites.outside !== undefined) for (const from of everywhere) add(from, sites.outside, OUTSIDE, [false, true]);
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

import type { Place } from '#types/place';
import type { Policy } from '#types/policy';

/** A place in a few words: `billing/service`, `the entry of billing`, `providers/telemetry`, `a test of utils`, `no layer`. */
export function describePlace(policy: Policy, place: Place): string {
  const where = describe(policy, place);
  if (!place.test) return where;
  return where === 'no layer' ? 'a test' : `a test of ${where}`;
}

function describe(policy: Policy, place: Place): string {
  switch (place.kind) {
    case 'outside':
      return 'outside `include`';
    case 'loose':
      return place.domain === undefined ? 'no layer' : `${place.domain}, in no layer`;
    case 'entry':
      return `the entry of ${place.domain ?? ''}`;
    case 'layer': {
      const layer = policy.layers[place.layer]?.id ?? '';
      if (place.domain !== undefined) return `${place.domain}/${layer}`;
      return place.provider === undefined ? layer : `${layer}/${place.provider}`;
    }
  }
}

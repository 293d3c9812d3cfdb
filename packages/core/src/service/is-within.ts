import type { Place } from '#types/place';
import type { Policy } from '#types/policy';

/**
 * Whether a place is one of those that `onlyIn` names: a layer (`repo`), a provider (`providers/telemetry`) or a domain's
 * layer (`billing/repo`). The entry of a domain is in no layer.
 */
export function isWithin(policy: Policy, place: Place, onlyIn: readonly string[]): boolean {
  const layer = policy.layers[place.layer]?.id;
  if (place.kind !== 'layer' || layer === undefined) return false;
  return (
    onlyIn.includes(layer) ||
    (place.provider !== undefined && onlyIn.includes(`${layer}/${place.provider}`)) ||
    (place.domain !== undefined && onlyIn.includes(`${place.domain}/${layer}`))
  );
}

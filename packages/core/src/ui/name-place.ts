import type { Place } from '#types/place';
import type { Policy } from '#types/policy';

/** A place as it is said: `billing/service`, `utils`, `providers/telemetry`, `billing (entry)`, `unplaced`, `outside`. */
export function namePlace(place: Place, policy: Policy): string {
  const owner = place.domain ?? '';
  if (place.kind === 'entry') return `${owner} (entry)`;
  if (place.kind !== 'layer') {
    const name = place.kind === 'loose' ? 'unplaced' : 'outside';
    return owner === '' ? name : `${owner} (${name})`;
  }
  const layer = policy.layers[place.layer]?.id ?? '';
  if (place.provider !== undefined) return `${layer}/${place.provider}`;
  return owner === '' ? layer : `${owner}/${layer}`;
}

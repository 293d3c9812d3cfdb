import type { Place } from '#types/place';
import type { Policy } from '#types/policy';
import { namePlace } from './name-place';

/** Whether a place is what the user asked for: a layer, a domain, `domain/layer`, or `layer/provider`. */
export function matchesFocus(place: Place, focus: string, policy: Policy): boolean {
  return toFocusNames(place, policy).includes(focus);
}

/** Everything that a focus may be, sorted. */
export function listFocusNames(places: readonly Place[], policy: Policy): readonly string[] {
  return [...new Set(places.flatMap((place) => toFocusNames(place, policy)))].sort();
}

function toFocusNames(place: Place, policy: Policy): readonly string[] {
  const layer = place.kind === 'layer' ? policy.layers[place.layer]?.id : undefined;
  return [
    ...(layer === undefined ? [] : [layer]),
    ...(place.domain === undefined ? [] : [place.domain]),
    ...(layer === undefined ? [] : [namePlace(place, policy)]),
  ];
}

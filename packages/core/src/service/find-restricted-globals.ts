import type { Place } from '#types/place';
import type { Policy } from '#types/policy';
import { isWithin } from './is-within';

/** The restricted globals, as the policy names them, that files in a place may not use. Tests and files in no place may use all. */
export function findRestrictedGlobals(policy: Policy, place: Place): readonly string[] {
  if (place.test || place.kind === 'loose' || place.kind === 'outside') return [];
  return policy.globals.filter((global) => !isWithin(policy, place, global.onlyIn)).map((global) => global.name);
}

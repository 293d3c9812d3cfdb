import type { Place } from '#types/place';
import type { Policy } from '#types/policy';
import { compareReach, type Matrix } from './matrix';
import { toList } from './to-list';

/** What a place may import instead, in one sentence. `undefined` for places that are not judged. */
export function describeAllowed(policy: Policy, matrix: Matrix, place: Place): string | undefined {
  if (place.kind === 'loose' || place.kind === 'outside') return undefined;
  if (place.test) {
    return place.domain === undefined
      ? 'A test outside every domain may import anything.'
      : `A test in \`${place.domain}\` may import everything of \`${place.domain}\`, whatever lies outside the domains, and the entries of other domains.`;
  }
  if (place.kind === 'entry') {
    return `The entry of \`${place.domain ?? ''}\` may import the layers of \`${place.domain ?? ''}\`, and nothing else.`;
  }
  const subject = `\`${policy.layers[place.layer]?.id ?? ''}\``;
  const values = openLayers(policy, matrix, place, false);
  const types = openLayers(policy, matrix, place, true).filter((layer) => !values.includes(layer));
  const parts = [values.length === 0 ? `${subject} may import no layer` : `${subject} may import ${toList(values)}`];
  if (types.length > 0) parts.push(`as types only ${toList(types)}`);
  const entries = openEntries(policy, matrix, place);
  if (entries !== undefined) parts.push(entries);
  return `${parts.join('; ')}.`;
}

function openLayers(policy: Policy, matrix: Matrix, place: Place, typeOnly: boolean): readonly string[] {
  return policy.layers.flatMap((layer, index) => {
    const reach = matrix.reachOf(place, index, typeOnly);
    const sees = place.domain !== undefined || matrix.standsOutside(index) || compareReach(reach, 'any') >= 0;
    return reach === 'closed' || !sees ? [] : [`\`${layer.id}\``];
  });
}

function openEntries(policy: Policy, matrix: Matrix, place: Place): string | undefined {
  const reaches = policy.layers.map((_, index) => matrix.reachOf(place, index, true));
  const widest = reaches.reduce((a, b) => (compareReach(a, b) >= 0 ? a : b), 'closed');
  if (compareReach(widest, 'any') === 0) return 'of other domains, the entry';
  const uses = place.domain === undefined ? [] : (policy.domains.uses[place.domain] ?? []);
  return widest === 'listed' && uses.length > 0
    ? `of the ${uses.length === 1 ? 'domain' : 'domains'} ${toList(uses.map((domain) => `\`${domain}\``))}, the entry`
    : undefined;
}

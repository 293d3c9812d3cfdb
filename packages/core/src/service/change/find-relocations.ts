import type { Relocation } from '#types/change';
import { FILE_FLAG } from '#types/graph';
import type { Place } from '#types/place';
import type { Policy } from '#types/policy';
import { REACH_RANK } from '#types/reach-rank';

/** Where one policy puts the files of a project. */
export interface PlacesBy {
  readonly policy: Policy;
  readonly places: readonly Place[];
  /** File row → index into `places`. */
  readonly place: Int32Array;
  readonly flags: Uint8Array;
}

/** Files that a policy puts where they may do more, or where nobody looks: one example of each kind. */
export function findRelocations(paths: readonly string[], before: PlacesBy, after: PlacesBy): readonly Relocation[] {
  const found = new Map<string, Relocation>();
  for (const [row, file] of paths.entries()) {
    if (((before.flags[row] as number) & FILE_FLAG.module) === 0) continue;
    const was = before.places[before.place[row] as number] as Place;
    const is = after.places[after.place[row] as number] as Place;
    if (!isLooser(was, is, before.policy, after.policy)) continue;
    const relocation = { file, before: describe(was, before.policy), after: describe(is, after.policy) };
    const key = `${relocation.before}\0${relocation.after}`;
    if (!found.has(key)) found.set(key, relocation);
  }
  return [...found.values()];
}

function isLooser(was: Place, is: Place, before: Policy, after: Policy): boolean {
  if (was.kind === 'outside' || was.kind === 'loose' || was.test) return false;
  if (is.kind === 'outside' || is.test) return true;
  if (is.kind === 'loose') return false;
  if (was.domain !== undefined && is.domain === undefined) return true;
  if (was.kind === 'entry' || is.kind === 'entry') return was.kind !== is.kind && is.kind === 'entry';
  const [from, to] = [before.layers[was.layer]?.id, after.layers[is.layer]?.id];
  return from !== to && mayDoMore(was.layer, is.layer, before, after);
}

/** Whether a layer reaches farther, or is reached from farther away, than another did: among the layers that both policies have. */
function mayDoMore(was: number, is: number, before: Policy, after: Policy): boolean {
  return after.layers.some(({ id }, layer) => {
    const old = before.layers.findIndex((other) => other.id === id);
    if (old < 0 || layer === is || old === was) return false;
    return (['value', 'type'] as const).some((kind) => {
      const rank = (policy: Policy, from: number, to: number): number =>
        REACH_RANK[policy.matrix[from]?.[to]?.[kind] ?? 'closed'];
      return rank(after, is, layer) > rank(before, was, old) || rank(after, layer, is) > rank(before, old, was);
    });
  });
}

function describe(place: Place, policy: Policy): string {
  if (place.kind === 'outside') return 'outside';
  if (place.test) return 'test';
  if (place.kind === 'entry') return 'entry';
  return policy.layers[place.layer]?.id ?? 'none';
}

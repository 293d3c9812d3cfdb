import { assignPlaces } from '#repo/places/assign-places';
import type { PlacedTree } from '#service/proof/build-proof-graph';
import { buildFileTree } from '#types/file-tree';
import type { Policy } from '#types/policy';

/** The places of files that are nowhere. */
export function placePaths(policy: Policy, paths: readonly string[]): PlacedTree {
  const tree = buildFileTree('/proof', paths);
  return { tree, ...assignPlaces(tree, policy) };
}

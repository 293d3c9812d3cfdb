import { pathOfFile } from '#types/file-tree';
import type { Place } from '#types/place';
import type { Policy } from '#types/policy';
import { placePaths } from './place-paths';

/** Where each of some invented files would lie. */
export function createPlaceLookup(policy: Policy, paths: readonly string[]): (path: string) => Place | undefined {
  const { tree, place, places } = placePaths(policy, [...new Set(paths)]);
  const rows = new Map(tree.names.map((_, file) => [pathOfFile(tree, file), file]));
  return (path) => {
    const row = rows.get(path);
    return row === undefined ? undefined : places[place[row] as number];
  };
}

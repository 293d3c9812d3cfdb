import { expandFolders } from './expand-folders';
import type { Ground } from './ground';

/** Folders that hold copies of packages: such a member yields to another of its name. */
const COPIES = /(?:^|\/)(?:__)?(?:tests?|fixtures?|examples?|templates?)(?:__)?(?:\/|$)/u;

/** Name → folder of the packages below `root` that the patterns of a workspace mean. */
export function nameMembers(ground: Ground, root: number, patterns: readonly string[]): ReadonlyMap<string, number> {
  const base = ground.pathOf(root).length + 1;
  const members = new Map<string, number>();
  const rankOf = (folder: number): number => {
    const path = ground.pathOf(folder).slice(base);
    return (COPIES.test(path) ? 1000 : 0) + path.split('/').length;
  };
  for (const folder of expandFolders(ground, root, patterns)) {
    const name = ground.manifestOf(folder)?.name;
    if (name === undefined) continue;
    const rival = members.get(name);
    if (rival === undefined || rankOf(folder) < rankOf(rival)) members.set(name, folder);
  }
  const own = ground.manifestOf(root)?.name;
  if (own !== undefined && !members.has(own)) members.set(own, root);
  return members;
}

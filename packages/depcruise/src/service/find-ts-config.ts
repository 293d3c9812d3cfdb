import type { FileSystem, Policy } from '@storypole/core';
import { findFolders } from './find-folders';

/**
 * The tsconfig whose `paths` and `baseUrl` count, relative to the root: that of the root, else the first of a folder that is
 * judged. `undefined` where there is none.
 *
 * @param root absolute
 */
export function findTsConfig(root: string, policy: Policy, { stat }: Pick<FileSystem, 'stat'>): string | undefined {
  const candidates = ['', ...findFolders(policy)].map((folder) =>
    folder === '' || folder === '.' ? 'tsconfig.json' : `${folder}/tsconfig.json`,
  );
  return candidates.find((path) => stat(`${root}/${path}`)?.kind === 'file');
}

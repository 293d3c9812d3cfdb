import { countDebt, DEBT_NAME, type DebtFile } from '#types/debt';
import type { Git } from '#types/providers';
import { listChanged } from '../list-changed';
import { listUntracked } from '../list-untracked';
import { parseDebt } from './parse-debt';

/**
 * How much known debt there was at the merge base with a branch.
 *
 * @param files those of now; what git says is the same is not read again
 * @returns `undefined` where git cannot tell
 */
export function countBaseDebt(root: string, ref: string, files: readonly DebtFile[], git: Git): number | undefined {
  const commit = git.run(root, ['merge-base', ref, 'HEAD'])?.trim();
  if (commit === undefined || commit === '') return undefined;
  const all = `:(glob)**/${DEBT_NAME}`;
  const changed = listChanged(root, commit, git, ['--name-only', '--no-renames'], [all]);
  const untracked = listUntracked(root, git, ['--', all]);
  if (changed === undefined || untracked === undefined) return undefined;
  const isSame = ({ path }: DebtFile): boolean => !changed.includes(path) && !untracked.includes(path);
  const contents = git.readObjects(
    root,
    changed.map((path) => `${commit}:./${path}`),
  );
  if (contents === undefined) return undefined;
  const before = contents.flatMap((bytes) =>
    bytes === undefined ? [] : (parseDebt(new TextDecoder().decode(bytes), DEBT_NAME).entries ?? []),
  );
  return countDebt([...files.filter(isSame).flatMap(({ entries }) => entries), ...before]);
}

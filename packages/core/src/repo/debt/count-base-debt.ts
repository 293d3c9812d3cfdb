import { countDebt, DEBT_NAME, type DebtFile } from '#types/debt';
import type { Git } from '#types/providers';
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
  const diff = git.run(root, ['diff', '--name-only', '--no-renames', '--relative', '-z', commit, '--', all]);
  const untracked = git.run(root, ['ls-files', '--others', '-z', '--', all]);
  if (diff === undefined || untracked === undefined) return undefined;
  const changed = diff.split('\0').filter(Boolean);
  const isSame = ({ path }: DebtFile): boolean => !changed.includes(path) && !untracked.split('\0').includes(path);
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

import { DEBT_NAME } from '#types/debt';
import { type Fault, FaultError } from '#types/fault';
import type { Providers } from '#types/providers';
import { parseDebt } from '#repo/debt/parse-debt';
import { formatDebt } from '#service/debt/format-debt';
import { mergeDebt } from '#service/debt/merge-debt';

/** The three states of a file in a merge. `undefined`: it was not there. */
export interface MergeStages {
  readonly base: Uint8Array | undefined;
  readonly ours: Uint8Array | undefined;
  readonly theirs: Uint8Array | undefined;
}

/**
 * Joins what two sides did to one file of known debt.
 *
 * @param file named in faults
 * @throws FaultError where one of them is no known debt
 */
export function mergeDebtFile(stages: MergeStages, file: string): string {
  const faults: Fault[] = [];
  const [base = [], ours = [], theirs = []] = [stages.base, stages.ours, stages.theirs].map((bytes) => {
    if (bytes === undefined || bytes.length === 0) return [];
    const { entries, fault } = parseDebt(new TextDecoder().decode(bytes), file);
    if (fault !== undefined) faults.push(fault);
    return entries ?? [];
  });
  if (faults.length > 0) throw new FaultError(faults);
  return formatDebt(mergeDebt(base, ours, theirs));
}

/**
 * Resolves every conflict that a merge left in files of known debt, from the three states that git's index holds.
 *
 * @returns the paths that were written, relative to `folder`
 */
export function resolveDebtConflicts(folder: string, { fileSystem, git }: Providers): readonly string[] {
  const args = ['diff', '--name-only', '--diff-filter=U', '--relative', '-z', '--', `:(glob)**/${DEBT_NAME}`];
  const paths = git.run(folder, args)?.split('\0').filter(Boolean) ?? [];
  for (const path of paths) {
    const stages = git.readObjects(
      folder,
      [1, 2, 3].map((stage) => `:${stage}:./${path}`),
    );
    const [base, ours, theirs] = stages ?? [];
    fileSystem.writeFile(`${folder}/${path}`, mergeDebtFile({ base, ours, theirs }, path));
  }
  return paths;
}

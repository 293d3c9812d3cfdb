import { countDebt } from '#types/debt';
import type { Providers } from '#types/providers';
import type { KnownDebt } from '#types/report';
import { countBaseDebt } from '#repo/debt/count-base-debt';
import { findDefaultBase } from '#repo/find-default-base';
import type { Project } from './read-project';

/**
 * How much known debt there is, and how much there was at the merge base. Asks git several times: only for those who say it.
 *
 * @param ref a branch, a tag or a commit; the upstream default branch where left out
 */
export function describeKnownDebt(
  { root, debt: { files, renames } }: Pick<Project, 'root' | 'debt'>,
  { git }: Providers,
  ref?: string,
): KnownDebt | undefined {
  if (files.length === 0 && ref === undefined) return undefined;
  const base = ref ?? findDefaultBase(root, git);
  const atBase = base === undefined ? undefined : countBaseDebt(root, base, files, git);
  if (files.length === 0 && (atBase ?? 0) === 0) return undefined;
  const listed = countDebt(files.flatMap(({ entries }) => entries));
  return { listed, atBase, base: atBase === undefined ? undefined : base, renamed: renames.size };
}

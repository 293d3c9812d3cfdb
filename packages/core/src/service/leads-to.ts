import type { Finding } from '#types/finding';

/**
 * Whether a finding that stands elsewhere could have come about by a change of some files.
 *
 * @param files paths relative to the root
 * @param isGone whether one of them is no longer there: then any import that leads nowhere may have led to it
 */
export function leadsTo({ from, to, chain, listSteps }: Finding, files: ReadonlySet<string>, isGone: boolean): boolean {
  if (files.has(from.file)) return false;
  if (to?.file !== undefined && files.has(to.file)) return true;
  if (chain.some((file) => files.has(file))) return true;
  if (listSteps !== undefined) return listSteps().some((step) => files.has(step.from));
  return isGone && to?.specifier !== undefined;
}

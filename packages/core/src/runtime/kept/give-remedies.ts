import type { Finding, Remedy } from '#types/finding';
import { remember } from '#types/remember';
import type { Verdict } from '../answer';
import { isAsked } from '../is-asked';

/**
 * The findings that were asked for, the first `most` with their remedies, which are looked for when they are first read.
 *
 * @param readRemedies by the position of the finding in the verdict
 */
export function giveRemedies(
  {
    verdict,
    readRemedies,
  }: { readonly verdict: Pick<Verdict, 'findings'>; readonly readRemedies: (position: number) => readonly Remedy[] },
  paths: readonly string[],
  most: number,
): readonly Finding[] {
  let given = 0;
  return verdict.findings.flatMap((finding, position) => {
    if (!isAsked(finding.from.file, paths)) return [];
    return given++ < most ? [withRemedies(finding, () => readRemedies(position))] : [finding];
  });
}

export function withRemedies(finding: Finding, readMore: () => readonly Remedy[]): Finding {
  const read = remember((): readonly Remedy[] => [...finding.remedies, ...readMore()]);
  return {
    ...finding,
    get remedies() {
      return read();
    },
  };
}

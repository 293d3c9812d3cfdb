import type { Finding } from '#types/finding';
import type { Policy } from '#types/policy';
import type { Providers } from '#types/providers';
import { findCandidates } from '../kept/find-candidates';
import { steersProject } from '../kept/steers-project';

/** The new findings that stand in no edited file, and that the edit may have caused. */
export function findEditCandidates(
  findings: readonly Finding[],
  root: string,
  files: readonly string[],
  { source }: Pick<Policy, 'source'>,
  policyFiles: ReadonlySet<string>,
  { fileSystem }: Providers,
): readonly Finding[] {
  const touched = new Set(files);
  return findCandidates(
    findings.filter(({ known, from }) => !known && !touched.has(from.file)),
    {
      files: touched,
      isGone: files.some((file) => fileSystem.stat(`${root}/${file}`) === undefined),
      steers: steersProject(root, files, policyFiles),
      source,
    },
  );
}

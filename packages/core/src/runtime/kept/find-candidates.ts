import type { Finding } from '#types/finding';
import { languageOf } from '#repo/language-of';
import { leadsTo } from '#service/leads-to';

/** What a change touched. */
export interface TouchedFiles {
  /** Paths relative to the root. */
  readonly files: ReadonlySet<string>;
  /** Whether one of them is no longer there. */
  readonly isGone: boolean;
  /** Whether one of them decides what the policy is, or where imports lead: then anything can break anywhere. */
  readonly steers: boolean;
  /** The config's file relative to the root. */
  readonly source: string | undefined;
}

/** The findings that a change may have caused; no other can be among those that it did. */
export function findCandidates(
  findings: readonly Finding[],
  { files, isGone, steers, source }: TouchedFiles,
): readonly Finding[] {
  return findings.filter(
    (finding) =>
      steers ||
      files.has(finding.from.file) ||
      // What stands in a config, or in a file of known debt, is about the code as a whole.
      finding.from.file === source ||
      languageOf(finding.from.file) === undefined ||
      // So is a cycle of domains.
      finding.listSteps?.().some(({ from }) => languageOf(from) === undefined) === true ||
      leadsTo(finding, files, isGone),
  );
}

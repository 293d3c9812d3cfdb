import { FaultError } from '#types/fault';
import type { Finding } from '#types/finding';
import type { Providers } from '#types/providers';
import type { Rule } from '#types/rule';
import { findCaused } from '#service/find-caused';
import { type CheckEditOptions, type EditedProject, findEditedProjects } from './edit/find-edited-projects';
import { findEditCandidates } from './edit/find-edit-candidates';
import { readCommitted } from './edit/read-committed';
import { judgeBefore } from './kept/judge-before';
import { judgeNow } from './kept/judge-now';
import type { Look } from './kept/look-at-kept';
import { type ChangeResult, joinResults } from './self-check';
import { emptyReport, toReport } from './to-report';

/**
 * Judges the projects of some files that were just edited, and reports every finding that stands in one of these files, old or
 * new, and those that the edit caused elsewhere: what leads to an edited file and does not offend with these files as they are in the
 * last commit. Known debt elsewhere is never reported.
 *
 * Never throws for what the user wrote: faults are part of the reports.
 *
 * @param looks what `recallEdit` saw of each root, where it was asked before
 */
export function checkEdit(
  options: CheckEditOptions,
  providers: Providers,
  rules: readonly Rule[],
  looks?: ReadonlyMap<string, Look>,
): ChangeResult {
  try {
    const edited = findEditedProjects(options, providers);
    const results = edited.map((project) => checkProject(project, options, providers, rules, looks));
    providers.cache?.tidy();
    return joinResults(results);
  } catch (error) {
    if (error instanceof FaultError)
      return { reports: [emptyReport(options.cwd, undefined, error.faults)], standing: [] };
    throw error;
  }
}

function checkProject(
  { project: root, files }: EditedProject,
  options: CheckEditOptions,
  providers: Providers,
  builtIn: readonly Rule[],
  looks: ReadonlyMap<string, Look> | undefined,
): ChangeResult {
  const now = judgeNow(root, options, providers, builtIn, looks?.get(root.root));
  if (now.faults !== undefined) return { reports: [emptyReport(root.root, root.config, now.faults)], standing: [] };
  const { reading, verdict, findings, keep } = now;
  const { policy } = reading;
  const candidates = findEditCandidates(findings, root.root, files, policy, reading.policyFiles, providers);
  // Most edits break nothing elsewhere, and then the project is not read a second time.
  const readBefore = (): readonly Finding[] | undefined => {
    const before = readCommitted(root.root, files, providers);
    return before === undefined ? undefined : judgeBefore(root.root, reading, before, providers, builtIn);
  };
  const touched = new Set(files);
  // Without a commit, and where nobody can tell what the policy was, all that is known is what names an edited file.
  const caused =
    candidates.length === 0 ? [] : findCaused(candidates, readBefore() ?? withoutNaming(candidates, touched));
  const reported = [...new Set<Finding>([...findings.filter(({ from }) => touched.has(from.file)), ...caused])];
  keep(reported);
  return {
    reports: [toReport({ ...verdict, findings: reported }, root, policy, providers)],
    standing: findings.map(({ id }) => id),
  };
}

function withoutNaming(findings: readonly Finding[], touched: ReadonlySet<string>): readonly Finding[] {
  return findings.filter(({ to }) => to?.file === undefined || !touched.has(to.file));
}

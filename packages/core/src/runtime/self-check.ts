import { FaultError } from '#types/fault';
import type { Providers } from '#types/providers';
import type { Comparison, Report } from '#types/report';
import type { Rule } from '#types/rule';
import { findDefaultBase } from '#repo/find-default-base';
import { readBase } from '#repo/read-base';
import { findCaused } from '#service/find-caused';
import type { CheckOptions } from './check-options';
import { findProjectRoots, type ProjectRoot } from './find-project-roots';
import { findCandidates } from './kept/find-candidates';
import { judgeBefore } from './kept/judge-before';
import { judgeNow } from './kept/judge-now';
import { steersProject } from './kept/steers-project';
import { emptyReport, toReport } from './to-report';

export interface SelfCheckOptions extends Omit<CheckOptions, 'onlyRules'> {
  /** A branch, a tag or a commit; the upstream default branch where left out. */
  readonly base?: string;
}

/** What was reported, and what was not. */
export interface ChangeResult {
  /** One a project. */
  readonly reports: readonly Report[];
  /** The ids of all findings of these projects, reported or not. */
  readonly standing: readonly string[];
}

/**
 * Judges the whole of every project that the paths belong to, and reports what the change since the merge base caused: commits,
 * staged, unstaged and untracked files alike. A file that nobody touched is reported, too, when it broke because its target
 * moved. Without git, or without a branch to compare with, everything is reported.
 *
 * Never throws for what the user wrote: faults are part of the reports, and are never left out.
 */
export function selfCheck(options: SelfCheckOptions, providers: Providers, rules: readonly Rule[]): ChangeResult {
  try {
    const roots = findProjectRoots(options.cwd, options.paths, options.config, providers);
    const results = roots.map((root) => selfCheckProject(root, options, providers, rules));
    providers.cache?.tidy();
    return joinResults(results);
  } catch (error) {
    if (error instanceof FaultError) {
      return { reports: [emptyReport(options.cwd, undefined, error.faults)], standing: [] };
    }
    throw error;
  }
}

/** Several projects as one result. */
export function joinResults(results: readonly ChangeResult[]): ChangeResult {
  return {
    reports: results.flatMap(({ reports }) => reports),
    standing: results.flatMap(({ standing }) => standing),
  };
}

function selfCheckProject(
  root: ProjectRoot,
  options: SelfCheckOptions,
  providers: Providers,
  rules: readonly Rule[],
): ChangeResult {
  const now = judgeNow(root, options, providers, rules);
  if (now.faults !== undefined) return { reports: [emptyReport(root.root, root.config, now.faults)], standing: [] };
  const { reading, verdict, findings, keep } = now;
  const { policy } = reading;
  const ref = options.base ?? findDefaultBase(root.root, providers.git);
  const standing = findings.map(({ id }) => id);
  if (ref === undefined) {
    keep(findings);
    return { reports: [toReport({ ...verdict, findings }, root, policy, providers)], standing };
  }
  const base = readBase(root.root, ref, providers);
  const files = [...base.added, ...base.removed, ...base.changed];
  const candidates = findCandidates(findings, {
    files: new Set(files),
    isGone: base.removed.length > 0,
    steers: steersProject(root.root, files, reading.policyFiles),
    source: policy.source,
  });
  const before =
    candidates.length === 0 || base.files.size === 0
      ? []
      : judgeBefore(root.root, reading, base.files, providers, rules);
  const caused = before === undefined ? undefined : findCaused(candidates, before);
  const comparison: Comparison = {
    ref,
    commit: base.commit,
    leftOut: caused === undefined ? 0 : findings.length - caused.length,
    policyChanged: caused === undefined,
  };
  const reported = caused ?? findings;
  keep(reported);
  const shown = { ...verdict, findings: reported };
  return { reports: [toReport(shown, root, policy, providers, ref, { comparison })], standing };
}

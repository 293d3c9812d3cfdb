import { FaultError } from '#types/fault';
import type { Finding } from '#types/finding';
import type { Providers } from '#types/providers';
import type { Comparison, Report } from '#types/report';
import type { Rule } from '#types/rule';
import { createOverlayFileSystem } from '#providers/create-overlay-file-system';
import { findDefaultBase } from '#repo/find-default-base';
import { type Base, readBase } from '#repo/read-base';
import { findCaused } from '#service/find-caused';
import { type CheckOptions } from './check-options';
import { emptyReport, toReport } from './to-report';
import { findProjectRoots, type ProjectRoot } from './find-project-roots';
import { openBasePolicy, openTracedPolicy, type TracedPolicy } from './open-base-policy';
import { judgeProject } from './judge-project';

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
    return joinResults(roots.map((root) => selfCheckProject(root, options, providers, rules)));
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
  const law = openTracedPolicy(root.config, options.configCode, providers, rules);
  if (law.opened.faults !== undefined) {
    return { reports: [emptyReport(root.root, root.config, law.opened.faults)], standing: [] };
  }
  const verdict = judgeProject(root.root, law.opened.policy, law.opened.rules, providers);
  const { findings } = verdict;
  const ref = options.base ?? findDefaultBase(root.root, providers.git);
  const standing = findings.map(({ id }) => id);
  const { policy } = law.opened;
  if (ref === undefined) return { reports: [toReport(verdict, root, policy, providers)], standing };
  const base = readBase(root.root, ref, providers);
  // A project without findings need not be read twice.
  const caused = findings.length === 0 ? [] : compare(root.root, findings, base, law, providers, rules);
  const comparison: Comparison = {
    ref,
    commit: base.commit,
    leftOut: caused === undefined ? 0 : findings.length - caused.length,
    policyChanged: caused === undefined,
  };
  const reported = { ...verdict, findings: caused ?? findings };
  return { reports: [toReport(reported, root, policy, providers, ref, { comparison })], standing };
}

/** @returns `undefined` where nobody can tell what the policy was */
function compare(
  root: string,
  findings: readonly Finding[],
  base: Base,
  law: TracedPolicy,
  providers: Providers,
  rules: readonly Rule[],
): readonly Finding[] | undefined {
  if (base.files.size === 0) return [];
  const before = { ...providers, fileSystem: createOverlayFileSystem(providers.fileSystem, base.files) };
  const opened = openBasePolicy(root, law, base.files, before, rules);
  if (opened === undefined || opened.faults !== undefined) return undefined;
  return findCaused(findings, judgeProject(root, opened.policy, opened.rules, before).findings);
}

import { FaultError } from '#types/fault';
import type { Finding } from '#types/finding';
import type { Policy } from '#types/policy';
import type { Providers } from '#types/providers';
import type { Comparison, Report } from '#types/report';
import type { Rule } from '#types/rule';
import { createOverlayFileSystem } from '#providers/create-overlay-file-system';
import { findDefaultBase } from '#repo/find-default-base';
import { type Base, readBase } from '#repo/read-base';
import { findCaused } from '#service/find-caused';
import { judge } from '#service/judge';
import { type CheckOptions, type CheckResult, emptyReport, toReport } from './check';
import { findProjectRoots, type ProjectRoot } from './find-project-roots';
import { openBasePolicy, openTracedPolicy, type TracedPolicy } from './open-base-policy';
import { type Project, readProject } from './read-project';

export interface SelfCheckOptions extends Omit<CheckOptions, 'onlyRules'> {
  /** A branch, a tag or a commit; the upstream default branch where left out. */
  readonly base?: string;
}

/**
 * Judges the whole of every project that the paths belong to, and reports what the change since the merge base caused: commits,
 * staged, unstaged and untracked files alike. A file that nobody touched is reported, too, when it broke because its target
 * moved. Without git, or without a branch to compare with, everything is reported.
 *
 * Never throws for what the user wrote: faults are part of the reports, and are never left out.
 */
export function selfCheck(options: SelfCheckOptions, providers: Providers, rules: readonly Rule[]): CheckResult {
  try {
    const roots = findProjectRoots(options.cwd, options.paths, options.config, providers);
    return { reports: roots.map((root) => selfCheckProject(root, options, providers, rules)) };
  } catch (error) {
    if (error instanceof FaultError) return { reports: [emptyReport(options.cwd, undefined, error.faults)] };
    throw error;
  }
}

function selfCheckProject(
  root: ProjectRoot,
  options: SelfCheckOptions,
  providers: Providers,
  rules: readonly Rule[],
): Report {
  const law = openTracedPolicy(root.config, options.configCode, providers, rules);
  if (law.opened.faults !== undefined) return emptyReport(root.root, root.config, law.opened.faults);
  const { project, findings } = judgeAll(root.root, law.opened.policy, law.opened.rules, providers);
  const ref = options.base ?? findDefaultBase(root.root, providers.git);
  if (ref === undefined) return toReport(project, root, findings, providers);
  const base = readBase(root.root, ref, providers);
  // A project without findings need not be read twice.
  const caused = findings.length === 0 ? [] : compare(root.root, findings, base, law, providers, rules);
  const comparison: Comparison = {
    ref,
    commit: base.commit,
    leftOut: caused === undefined ? 0 : findings.length - caused.length,
    policyChanged: caused === undefined,
  };
  return toReport(project, root, caused ?? findings, providers, ref, { comparison });
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
  return findCaused(findings, judgeAll(root, opened.policy, opened.rules, before).findings);
}

function judgeAll(
  root: string,
  policy: Policy,
  rules: readonly Rule[],
  providers: Providers,
): { readonly project: Project; readonly findings: readonly Finding[] } {
  const project = readProject(root, policy, providers);
  if (project.faults.some(({ code }) => code === 'config/no-layer')) return { project, findings: [] };
  const today = new Date(providers.clock.now()).toISOString().slice(0, 10);
  return { project, findings: judge({ policy, graph: project.graph, debt: project.debt, rules, today, full: true }) };
}

import { FaultError } from '#types/fault';
import type { Providers } from '#types/providers';
import type { Report } from '#types/report';
import type { Rule } from '#types/rule';
import { findDefaultBase } from '#repo/find-default-base';
import { readBase } from '#repo/read-base';
import { judgeChange } from '#service/change/judge-change';
import { answer, describeProject } from './answer';
import { attachRemedies } from './attach-remedies';
import type { CheckResult } from './check';
import { type CheckOptions, MOST_REMEDIES } from './check-options';
import { emptyReport, toReport } from './to-report';
import { readChange } from './change/read-change';
import { findProjectRoots, type ProjectRoot } from './find-project-roots';
import { openTracedPolicy } from './open-base-policy';
import { readProject } from './read-project';

export interface CheckChangeOptions extends CheckOptions {
  /** A branch, a tag or a commit; the upstream default branch where left out. */
  readonly base?: string;
  /** Whether the code is judged, too, or only what the change does to what guards it. */
  readonly judgesCode: boolean;
}

/**
 * Judges projects, and what the change since the merge base did to their policies, their known debt and their checks.
 *
 * Never throws for what the user wrote: faults are part of the reports.
 */
export function checkChange(options: CheckChangeOptions, providers: Providers, rules: readonly Rule[]): CheckResult {
  try {
    const roots = findProjectRoots(options.cwd, options.paths, options.config, providers);
    return { reports: roots.map((root) => checkProject(root, options, providers, rules)) };
  } catch (error) {
    if (error instanceof FaultError) return { reports: [emptyReport(options.cwd, undefined, error.faults)] };
    throw error;
  }
}

function checkProject(
  root: ProjectRoot,
  options: CheckChangeOptions,
  providers: Providers,
  rules: readonly Rule[],
): Report {
  const law = openTracedPolicy(root.config, options.configCode, providers, rules);
  if (law.opened.faults !== undefined) return emptyReport(root.root, root.config, law.opened.faults);
  const ref = options.base ?? findDefaultBase(root.root, providers.git);
  if (ref === undefined) throw new FaultError([toNoBaseFault()]);
  const base = readBase(root.root, ref, providers);
  const project = readProject(root.root, law.opened.policy, providers);
  const { policy, rules: own } = law.opened;
  const { onlyRules } = options;
  const question = {
    today: new Date(providers.clock.now()).toISOString().slice(0, 10),
    full: root.paths.length === 0 && onlyRules === undefined,
    onlyRules,
  };
  const judged = options.judgesCode ? answer(project, own, question, providers.log).findings : [];
  const findings = attachRemedies(judged, policy, project.graph, own, options.maxRemedies ?? MOST_REMEDIES);
  const change = readChange(project, law, base, options.configCode, providers, rules);
  const asked = own.filter(({ id, scope }) => scope !== 'change' || onlyRules?.includes(id) !== false);
  const verdict = { ...describeProject(project), findings, faults: project.faults, debt: project.debt };
  return toReport(verdict, root, policy, providers, ref, { gate: judgeChange(change, asked) });
}

function toNoBaseFault() {
  return {
    code: 'machine/no-base',
    what: 'There is no git repository, no commit, or no default branch to compare with.',
    mend: 'Name a branch, a tag or a commit with `--base`.',
  };
}

import { FaultError } from '#types/fault';
import type { History, HistoryFinding, HistoryPoint, HistoryPolicy } from '#types/history';
import type { Providers } from '#types/providers';
import type { Rule } from '#types/rule';
import { createCommitTree } from '#repo/history/create-commit-tree';
import { type Commit, listCommits } from '#repo/history/list-commits';
import { thinCommits } from '#repo/history/thin-commits';
import { findProjectRoots } from '../find-project-roots';
import { openTracedPolicy } from '../open-base-policy';
import type { ProjectOptions } from '../open-project';
import { createCommitJudge } from './create-commit-judge';

export interface HistoryOptions extends ProjectOptions {
  /** A branch, a tag or a commit: the first point is its merge base with HEAD. */
  readonly since: string;
  /** Judge every nth commit; the last one is always there. */
  readonly every: number;
  readonly policy: HistoryPolicy;
}

/**
 * What a project was at one commit after another. Nothing is checked out, and contents that several commits share are scanned once.
 *
 * @throws FaultError where today's config is wrong, or the commits are not there; faults of the commits are part of the points
 */
export function readHistory(options: HistoryOptions, providers: Providers, builtIn: readonly Rule[]): History {
  const paths = options.path === undefined ? [] : [options.path];
  const [project] = findProjectRoots(options.cwd, paths, options.config, providers);
  if (project === undefined) throw new Error('A folder always belongs to a project.');
  const { root } = project;
  const law = openTracedPolicy(project.config, options.configCode, providers, builtIn);
  if (law.opened.faults !== undefined) throw new FaultError(law.opened.faults);
  const commits = listCommits(root, options.since, providers.git);
  const chosen = thinCommits(commits, options.every);
  providers.log.debug('commits listed');
  const top = findTop(root, providers);
  const tree = createCommitTree(top, providers);
  const judgeCommit = createCommitJudge({
    root,
    tree,
    law,
    policy: options.policy,
    configCode: options.configCode,
    providers,
    builtIn,
  });
  const points: HistoryPoint[] = [];
  let before: ReadonlyMap<string, HistoryFinding> | undefined;
  for (const [index, commit] of chosen.entries()) {
    providers.log.progress('Judging commits', index, chosen.length);
    tree.moveTo(commit.id);
    const { findings, known, ...measured } = judgeCommit(commit.id);
    const found = new Map(findings.map((finding) => [finding.id, finding]));
    points.push({
      ...describeCommit(commit),
      ...measured,
      findings: {
        total: findings.length,
        known,
        byRule: countByRule(findings),
        appeared: before === undefined ? [] : without(found, before),
        gone: before === undefined ? [] : without(before, found),
      },
    });
    before = found;
    providers.log.debug(`${commit.id.slice(0, 10)} judged`);
  }
  const { since, policy, every } = options;
  return { schema: 'storypole/history@1', since, policy, every, commits: commits.length, points };
}

function describeCommit({ id, date, subject }: Commit): Pick<HistoryPoint, 'commit' | 'date' | 'subject'> {
  return { commit: id, date, subject };
}

function countByRule(findings: readonly HistoryFinding[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const rule of findings.map((finding) => finding.rule).sort()) counts[rule] = (counts[rule] ?? 0) + 1;
  return counts;
}

function without(
  these: ReadonlyMap<string, HistoryFinding>,
  those: ReadonlyMap<string, HistoryFinding>,
): readonly HistoryFinding[] {
  return [...these.values()].filter(({ id }) => !those.has(id));
}

/** The root of the working tree, written as the project's root is: git follows links. */
function findTop(root: string, { git }: Pick<Providers, 'git'>): string {
  const below = git.run(root, ['rev-parse', '--show-prefix'])?.trim() ?? '';
  return below === '' ? root : root.slice(0, -below.length);
}

import { FaultError } from '#types/fault';
import type { History, HistoryFinding, HistoryPoint, HistoryPolicy } from '#types/history';
import type { Providers } from '#types/providers';
import type { Rule } from '#types/rule';
import { createCommitTree } from '#repo/history/create-commit-tree';
import { createObjectScans } from '#repo/history/create-object-scans';
import { type Commit, listCommits } from '#repo/history/list-commits';
import { thinCommits } from '#repo/history/thin-commits';
import { extractFromTree } from '#repo/parse/extract-from-tree';
import { findGlobalUses } from '#repo/parse/find-global-uses';
import { createScanner } from '#repo/scan/create-scanner';
import { findProjectRoots } from '../find-project-roots';
import { openTracedPolicy } from '../open-base-policy';
import type { ProjectOptions } from '../open-project';
import { createCommitJudge, type JudgedCommit } from './create-commit-judge';
import { openHistoryMemory } from './open-history-memory';

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
  const memory = openHistoryMemory(project, law, options, providers);
  const { points: known } = memory;
  const tree = createCommitTree(top, { ...providers, fileSystem: known.fileSystem }, memory.isWanted);
  const scans = createObjectScans({
    scanner: createScanner(extractFromTree),
    findGlobalUses,
    machine: { fileSystem: tree.fileSystem, log: providers.log },
    kept: memory.scans,
  });
  const judgeCommit = createCommitJudge({
    root,
    tree,
    law,
    policy: options.policy,
    configCode: options.configCode,
    providers,
    builtIn,
    scans,
    onText: memory.onText,
  });
  const judge = (commit: string): JudgedCommit => {
    tree.moveTo(commit);
    const { providers: below, keep } = known.watch();
    const { judged, policy } = judgeCommit(commit, below);
    keep(commit, judged, policy);
    return judged;
  };
  const points: HistoryPoint[] = [];
  let before: ReadonlyMap<string, HistoryFinding> | undefined;
  for (const [index, commit] of chosen.entries()) {
    providers.log.progress('Judging commits', index, chosen.length);
    const recalled = known.recall(commit.id);
    const { findings, known: knownCount, ...measured } = recalled ?? judge(commit.id);
    const found = new Map(findings.map((finding) => [finding.id, finding]));
    points.push({
      ...describeCommit(commit),
      ...measured,
      findings: {
        total: findings.length,
        known: knownCount,
        byRule: countByRule(findings),
        appeared: before === undefined ? [] : without(found, before),
        gone: before === undefined ? [] : without(before, found),
      },
    });
    before = found;
    providers.log.debug(`${commit.id.slice(0, 10)} ${recalled === undefined ? 'judged' : 'as before'}`);
  }
  memory.save(scans);
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

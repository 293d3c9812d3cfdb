import { FaultError } from '#types/fault';
import type { Report } from '#types/report';
import type { Rule } from '#types/rule';
import type { CheckResult } from './check';
import { type CheckOptions, isInShard, MOST_REMEDIES } from './check-options';
import { checkPlainly } from './check-plainly';
import { findProjectRoots, type ProjectRoot } from './find-project-roots';
import { giveRemedies } from './kept/give-remedies';
import { type IndexRun, judgeIndex } from './kept/judge-index';
import { type Around, openAround } from './kept/open-around';
import { lendToProjects } from './lend-to-projects';
import { emptyReport, toReport } from './to-report';

/** Judges what git's index holds, from what is known of the working tree: only where they differ is anything read. */
export function checkIndex(options: CheckOptions, { view, tracked }: IndexRun, rules: readonly Rule[]): CheckResult {
  const { providers } = view;
  try {
    const roots = findProjectRoots(options.cwd, options.paths, options.config, providers);
    const asked = roots.filter((_, at) => isInShard(at, options.shard));
    const seen = openAround(providers);
    const around = openAround(tracked);
    const lend = lendToProjects(asked.length, providers);
    const lendTracked = lendToProjects(asked.length, tracked);
    const judgeRoot = (root: ProjectRoot): Report => {
      const own: IndexRun = { view: { ...view, providers: lend(root.root) }, tracked: lendTracked(root.root) };
      const isPlain = options.seesOutskirts === true;
      return (
        (isPlain ? undefined : judgeFromDisk(root, options, own, rules, around)) ??
        checkPlainly(root, options, own.view.providers, rules, seen)
      );
    };
    const reports = asked.map(judgeRoot);
    tracked.cache?.tidy();
    return { reports };
  } catch (error) {
    if (error instanceof FaultError) return { reports: [emptyReport(options.cwd, undefined, error.faults)] };
    throw error;
  }
}

/** `undefined` where the working tree says nothing about the index: where its policy is another. */
function judgeFromDisk(
  root: ProjectRoot,
  options: CheckOptions,
  index: IndexRun,
  rules: readonly Rule[],
  around: Around,
): Report | undefined {
  const judged = judgeIndex(root, options, index, rules, around);
  if (judged === undefined) return undefined;
  const { judgement, policy } = judged;
  const findings = giveRemedies(judgement, root.paths, options.maxRemedies ?? MOST_REMEDIES);
  return toReport({ ...judgement.verdict, findings }, root, policy, index.view.providers);
}

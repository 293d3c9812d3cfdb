import { FaultError } from '#types/fault';
import { KEPT_ENTRIES } from '#types/kept-entries';
import type { Report } from '#types/report';
import type { Rule } from '#types/rule';
import { shareSurroundings } from '#repo/resolve/surroundings';
import type { CheckResult } from './check';
import { type CheckOptions, isInShard, MOST_REMEDIES } from './check-options';
import { checkPlainly } from './check-plainly';
import { findProjectRoots, type ProjectRoot } from './find-project-roots';
import { giveRemedies } from './kept/give-remedies';
import { type IndexRun, judgeIndex } from './kept/judge-index';
import { emptyReport, toReport } from './to-report';

/** Judges what git's index holds, from what is known of the working tree: only where they differ is anything read. */
export function checkIndex(options: CheckOptions, index: IndexRun, rules: readonly Rule[]): CheckResult {
  const { providers } = index.view;
  try {
    const roots = findProjectRoots(options.cwd, options.paths, options.config, providers);
    const asked = roots.filter((_, at) => isInShard(at, options.shard));
    const surroundings = shareSurroundings(providers.fileSystem);
    const isPlain = options.seesOutskirts === true || roots.length > KEPT_ENTRIES;
    const judgePlainly = (root: ProjectRoot): Report => checkPlainly(root, options, providers, rules, surroundings);
    return {
      reports: asked.map(
        (root) => (isPlain ? undefined : judgeFromDisk(root, options, index, rules)) ?? judgePlainly(root),
      ),
    };
  } catch (error) {
    if (error instanceof FaultError) return { reports: [emptyReport(options.cwd, undefined, error.faults)] };
    throw error;
  }
}

function judgeFromDisk(
  root: ProjectRoot,
  options: CheckOptions,
  index: IndexRun,
  rules: readonly Rule[],
): Report | undefined {
  const judged = judgeIndex(root, options, index, rules);
  if (judged === undefined) return undefined;
  const { judgement, policy } = judged;
  const findings = giveRemedies(judgement, root.paths, options.maxRemedies ?? MOST_REMEDIES);
  return toReport({ ...judgement.verdict, findings }, root, policy, index.view.providers);
}

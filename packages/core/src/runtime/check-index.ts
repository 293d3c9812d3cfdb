import { FaultError } from '#types/fault';
import type { Providers } from '#types/providers';
import type { Report } from '#types/report';
import type { Rule } from '#types/rule';
import type { CheckResult } from './check';
import { type CheckOptions, isInShard, MOST_REMEDIES } from './check-options';
import { checkPlainly } from './check-plainly';
import { findProjectRoots, type ProjectRoot } from './find-project-roots';
import { giveRemedies } from './kept/give-remedies';
import { keepsGround } from './kept/keeps-ground';
import { type Around, openAround } from './kept/open-around';
import { openReading } from './kept/open-reading';
import { lendToProjects } from './lend-to-projects';
import type { IndexView } from './open-index';
import { emptyReport, toReport } from './to-report';
import { toQuestion } from './to-question';

/**
 * Judges what git's index holds, from what is known of the working tree: only where they differ is anything read.
 *
 * @param disk shows the working tree, and keeps what is learned of it
 */
export function checkIndex(
  options: CheckOptions,
  view: IndexView,
  disk: Providers,
  rules: readonly Rule[],
): CheckResult {
  try {
    const roots = findProjectRoots(options.cwd, options.paths, options.config, view.providers);
    const asked = roots.filter((_, at) => isInShard(at, options.shard));
    const seen = openAround(view.providers);
    const around = openAround(disk);
    const lend = lendToProjects(asked.length, view.providers);
    const lendDisk = lendToProjects(asked.length, disk);
    const judgePlainly = (root: ProjectRoot): Report => checkPlainly(root, options, lend(root.root), rules, seen);
    const judgeRoot = (root: ProjectRoot): Report | undefined =>
      options.seesOutskirts === true
        ? undefined
        : judgeFromDisk(root, options, { ...view, providers: lend(root.root) }, lendDisk(root.root), rules, around);
    const reports = asked.map((root) => judgeRoot(root) ?? judgePlainly(root));
    disk.cache?.tidy();
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
  { providers, held }: IndexView,
  disk: Providers,
  rules: readonly Rule[],
  around: Around,
): Report | undefined {
  const isOnDisk = root.config === undefined || !held.has(root.config);
  const reading = isOnDisk ? openReading(root, options, disk, rules, undefined, around) : undefined;
  if (reading?.faults !== undefined || reading === undefined || isOther(reading)) return undefined;
  const question = toQuestion(root, options, disk);
  reading.judge(question);
  reading.save();
  const changed = new Set(held.keys());
  const isGroundSame = keepsGround(held, disk.fileSystem);
  const judgement = reading.judgeOther(question, providers.fileSystem, changed, isGroundSame);
  const findings = giveRemedies(judgement, root.paths, options.maxRemedies ?? MOST_REMEDIES);
  return toReport({ ...judgement.verdict, findings }, root, reading.policy, providers);

  function isOther({ policy, policyFiles }: NonNullable<typeof reading> & { readonly faults?: never }): boolean {
    return policy.plugins.length > 0 || [...held.keys()].some((path) => policyFiles.has(path));
  }
}

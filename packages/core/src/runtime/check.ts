import { FaultError } from '#types/fault';
import type { Providers } from '#types/providers';
import type { Report } from '#types/report';
import type { Rule } from '#types/rule';
import { type SharedSurroundings, shareSurroundings } from '#repo/resolve/surroundings';
import { answer } from './answer';
import { attachRemedies } from './attach-remedies';
import { type CheckOptions, isInShard, MOST_REMEDIES } from './check-options';
import { findProjectRoots, type ProjectRoot } from './find-project-roots';
import { isAsked } from './is-asked';
import { giveRemedies } from './kept/give-remedies';
import type { Look } from './kept/look-at-kept';
import { openReading } from './kept/open-reading';
import { openPolicy } from './open-policy';
import { readOutskirts } from './read-outskirts';
import { readProject } from './read-project';
import { emptyReport, toReport } from './to-report';
import { toQuestion } from './to-question';

/** A cache keeps so many entries: of more projects each would push the others out before they are asked for again. */
const MOST_KEPT = 16;

export interface CheckResult {
  /** One per config found, in the order of the paths. */
  readonly reports: readonly Report[];
}

/**
 * Judges every project that the paths belong to.
 *
 * Never throws for what the user wrote: faults are part of the reports. A project whose config has faults is not judged.
 *
 * @param looks what `recallCheck` saw of each root, where it was asked before
 */
export function check(
  options: CheckOptions,
  providers: Providers,
  rules: readonly Rule[],
  looks?: ReadonlyMap<string, Look>,
): CheckResult {
  let roots: readonly ProjectRoot[];
  try {
    roots = findProjectRoots(options.cwd, options.paths, options.config, providers);
  } catch (error) {
    if (error instanceof FaultError) return { reports: [emptyReport(options.cwd, undefined, error.faults)] };
    throw error;
  }
  const surroundings = shareSurroundings(providers.fileSystem);
  const isPlain = providers.cache === undefined || options.seesOutskirts === true || roots.length > MOST_KEPT;
  const judgeRoot: typeof checkReading = isPlain
    ? (root) => checkPlainly(root, options, providers, rules, surroundings)
    : checkReading;
  return {
    reports: roots
      .filter((_, at) => isInShard(at, options.shard))
      .map((root) => judgeRoot(root, options, providers, rules, looks?.get(root.root))),
  };
}

/** Reads everything, and leaves nothing. */
function checkPlainly(
  root: ProjectRoot,
  options: CheckOptions,
  providers: Providers,
  rules: readonly Rule[],
  surroundings: SharedSurroundings,
): Report {
  const opened = openPolicy(root.config, options, providers, rules);
  if (opened.faults !== undefined) return emptyReport(root.root, root.config, opened.faults);
  providers.log.debug('policy ready');
  const { policy } = opened;
  const project = readProject(root.root, policy, providers, surroundings);
  const verdict = answer(project, opened.rules, toQuestion(root, options, providers), providers.log);
  const shown = verdict.findings.filter(({ from }) => isAsked(from.file, root.paths));
  const most = options.maxRemedies ?? MOST_REMEDIES;
  const ground = options.seesOutskirts === true ? () => readOutskirts(root.root, policy, providers) : project.graph;
  const findings = attachRemedies(shown, policy, ground, opened.rules, most);
  return toReport({ ...verdict, findings }, root, policy, providers);
}

function checkReading(
  root: ProjectRoot,
  options: CheckOptions,
  providers: Providers,
  rules: readonly Rule[],
  look: Look | undefined,
): Report {
  const reading = openReading(root, options, providers, rules, look);
  if (reading.faults !== undefined) return emptyReport(root.root, root.config, reading.faults);
  const judgement = reading.judge(toQuestion(root, options, providers));
  const most = options.maxRemedies ?? MOST_REMEDIES;
  const findings = giveRemedies(judgement, root.paths, most);
  // Reading them is looking for them: they are kept with the verdict.
  findings.slice(0, most).forEach(({ remedies }) => remedies.length);
  reading.save();
  return toReport({ ...judgement.verdict, findings }, root, reading.policy, providers);
}

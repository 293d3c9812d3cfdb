import { FaultError } from '#types/fault';
import type { Providers } from '#types/providers';
import type { Report } from '#types/report';
import type { Rule } from '#types/rule';
import { type CheckOptions, isInShard, MOST_REMEDIES } from './check-options';
import { checkPlainly } from './check-plainly';
import { findProjectRoots, type ProjectRoot } from './find-project-roots';
import { giveRemedies } from './kept/give-remedies';
import type { Look } from './kept/look-at-kept';
import { type Around, openAround } from './kept/open-around';
import { openReading } from './kept/open-reading';
import { lendToProjects } from './lend-to-projects';
import { emptyReport, toReport } from './to-report';
import { toQuestion } from './to-question';

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
 * @param told what it said already
 */
export function check(
  options: CheckOptions,
  providers: Providers,
  rules: readonly Rule[],
  looks?: ReadonlyMap<string, Look>,
  told?: ReadonlyMap<string, Report>,
): CheckResult {
  let roots: readonly ProjectRoot[];
  try {
    roots = findProjectRoots(options.cwd, options.paths, options.config, providers);
  } catch (error) {
    if (error instanceof FaultError) return { reports: [emptyReport(options.cwd, undefined, error.faults)] };
    throw error;
  }
  const asked = roots.filter((_, at) => isInShard(at, options.shard));
  const lend = lendToProjects(asked.length, providers);
  const around = openAround(providers);
  const isPlain = providers.cache === undefined || options.seesOutskirts === true;
  const reports = asked.map((root) => {
    const known = told?.get(root.root);
    if (known !== undefined) return known;
    const machine = lend(root.root);
    return isPlain
      ? checkPlainly(root, options, machine, rules, around)
      : checkReading(root, options, machine, rules, around, looks?.get(root.root));
  });
  providers.cache?.tidy();
  return { reports };
}

function checkReading(
  root: ProjectRoot,
  options: CheckOptions,
  providers: Providers,
  rules: readonly Rule[],
  around: Around,
  look: Look | undefined,
): Report {
  const reading = openReading(root, options, providers, rules, look, around);
  if (reading.faults !== undefined) return emptyReport(root.root, root.config, reading.faults);
  const judgement = reading.judge(toQuestion(root, options, providers));
  const most = options.maxRemedies ?? MOST_REMEDIES;
  const findings = giveRemedies(judgement, root.paths, most);
  // Reading them is looking for them: they are kept with the verdict.
  findings.slice(0, most).forEach(({ remedies }) => remedies.length);
  reading.save();
  return toReport({ ...judgement.verdict, findings }, root, reading.policy, providers);
}

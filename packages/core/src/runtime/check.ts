import type { Fault } from '#types/fault';
import { FaultError } from '#types/fault';
import type { Graph } from '#types/graph';
import type { Providers } from '#types/providers';
import type { Policy } from '#types/policy';
import type { Comparison, EndingException, Report, Shard } from '#types/report';
import type { Rule } from '#types/rule';
import { remember } from '#types/remember';
import type { ChangeVerdict } from '#service/change/judge-change';
import { ENDS_SOON_DAYS } from '#types/dated-exception';
import { countDays } from '#service/count-days';
import { describeKnownDebt } from './describe-known-debt';
import { answer, type Question, type Verdict } from './answer';
import { answerFromCache } from './answer-from-cache';
import { attachRemedies } from './attach-remedies';
import { findProjectRoots, type ProjectRoot } from './find-project-roots';
import { openPolicy } from './open-policy';
import { readProject } from './read-project';

export interface CheckOptions {
  /** Absolute. */
  readonly cwd: string;
  /** Files and folders to report on; none stands for everything. The whole project is judged in any case. */
  readonly paths: readonly string[];
  readonly config?: string;
  /** Whether a config may be executed. */
  readonly configCode: boolean;
  /** Ids of the rules to run; all where left out. */
  readonly onlyRules?: readonly string[];
  /** Findings for which remedies are looked for, the first ones; 20 where left out. */
  readonly maxRemedies?: number;
  /** Only the projects that fall to it, by their order. */
  readonly shard?: Shard;
}

export const MOST_REMEDIES = 20;

export interface CheckResult {
  /** One per config found, in the order of the paths. */
  readonly reports: readonly Report[];
}

/**
 * Judges every project that the paths belong to.
 *
 * Never throws for what the user wrote: faults are part of the reports. A project whose config has faults is not judged.
 */
export function check(options: CheckOptions, providers: Providers, rules: readonly Rule[]): CheckResult {
  let roots: readonly ProjectRoot[];
  try {
    roots = findProjectRoots(options.cwd, options.paths, options.config, providers);
  } catch (error) {
    if (error instanceof FaultError) return { reports: [emptyReport(options.cwd, undefined, error.faults)] };
    throw error;
  }
  const reports: Report[] = [];
  for (const root of roots.filter((_, at) => isInShard(at, options.shard)))
    reports.push(checkProject(root, options, providers, rules));
  return { reports };
}

function isInShard(at: number, shard: Shard | undefined): boolean {
  return shard === undefined || at % shard.count === shard.index - 1;
}

function checkProject(root: ProjectRoot, options: CheckOptions, providers: Providers, rules: readonly Rule[]): Report {
  const opened = openPolicy(root.config, options, providers, rules);
  if (opened.faults !== undefined) return emptyReport(root.root, root.config, opened.faults);
  providers.log.debug('policy ready');
  const { policy } = opened;
  const maxRemedies = options.maxRemedies ?? MOST_REMEDIES;
  const question: Question = {
    today: new Date(providers.clock.now()).toISOString().slice(0, 10),
    full: root.paths.length === 0 && options.onlyRules === undefined,
    onlyRules: options.onlyRules,
  };
  const attach = (verdict: Verdict, graph: Graph): Verdict => {
    const shown = verdict.findings.filter((finding) => isAsked(finding.from.file, root.paths));
    return { ...verdict, findings: attachRemedies(shown, policy, graph, opened.rules, maxRemedies) };
  };
  if (providers.cache !== undefined) {
    return toReport(
      answerFromCache(
        root.root,
        opened,
        { ...question, maxRemedies, paths: root.paths },
        providers,
        providers.cache,
        attach,
      ),
      root,
      policy,
      providers,
    );
  }
  const project = readProject(root.root, policy, providers);
  return toReport(
    attach(answer(project, opened.rules, question, providers.log), project.graph),
    root,
    policy,
    providers,
  );
}

/** What is said besides what was found. */
export interface ReportParts {
  readonly comparison?: Comparison;
  readonly gate?: ChangeVerdict;
}

/**
 * @param root its `paths` say what is reported
 * @param ref what known debt is compared with; the upstream default branch where left out
 */
export function toReport(
  verdict: Verdict,
  { root, config, paths }: ProjectRoot,
  policy: Policy,
  providers: Providers,
  ref?: string,
  { comparison, gate }: ReportParts = {},
): Report {
  const readDebt = remember(() => describeKnownDebt({ root, debt: verdict.debt }, providers, ref));
  return {
    schema: 'storypole/report@1',
    root,
    config: config === undefined ? undefined : config.slice(root.length + 1),
    examined: verdict.examined,
    // The gate is about the change as a whole: paths narrow what is said of the code alone.
    findings: [...verdict.findings.filter((finding) => isAsked(finding.from.file, paths)), ...(gate?.findings ?? [])],
    faults: verdict.faults,
    // Lines cost a second read of each file, and few formats list these.
    get computed() {
      return verdict.readComputed().filter((entry) => isAsked(entry.file, paths));
    },
    ...(gate === undefined || gate.approved.length === 0 ? {} : { approved: gate.approved }),
    ...findEnding(policy, providers),
    // Asks git several times; formats that say little do not.
    get debt() {
      return readDebt();
    },
    ...(comparison === undefined ? {} : { comparison }),
    ...(verdict.recognised === undefined ? {} : { recognised: verdict.recognised }),
  };
}

function findEnding(
  { exceptions }: Policy,
  { clock }: Pick<Providers, 'clock'>,
): { readonly ending?: readonly EndingException[] } {
  const soon = countDays(exceptions, new Date(clock.now()).toISOString().slice(0, 10))
    .filter(({ days }) => days >= 0 && days <= ENDS_SOON_DAYS)
    .map(({ rule, from, to, owner, until, days }) => ({ rule, from, to, owner, until, days }));
  return soon.length === 0 ? {} : { ending: soon };
}

function isAsked(file: string, paths: readonly string[]): boolean {
  return paths.length === 0 || paths.some((path) => file === path || file.startsWith(`${path}/`));
}

/** The report of a project that could not be judged. */
export function emptyReport(root: string, config: string | undefined, faults: readonly Fault[]): Report {
  return {
    schema: 'storypole/report@1',
    root,
    config: config?.startsWith(`${root}/`) === true ? config.slice(root.length + 1) : config,
    examined: { files: 0, outside: 0, dependencies: 0, computed: 0, places: 0 },
    findings: [],
    faults,
    computed: [],
  };
}

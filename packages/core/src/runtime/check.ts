import type { Fault } from '#types/fault';
import { FaultError } from '#types/fault';
import type { Graph } from '#types/graph';
import type { Providers } from '#types/providers';
import type { Comparison, Report } from '#types/report';
import type { Rule } from '#types/rule';
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
}

const MOST_REMEDIES = 20;

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
  for (const root of roots) reports.push(checkProject(root, options, providers, rules));
  return { reports };
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
    );
  }
  const project = readProject(root.root, policy, providers);
  return toReport(attach(answer(project, opened.rules, question, providers.log), project.graph), root);
}

/** @param root its `paths` say what is reported */
export function toReport(verdict: Verdict, { root, config, paths }: ProjectRoot, comparison?: Comparison): Report {
  return {
    schema: 'storypole/report@1',
    root,
    config: config === undefined ? undefined : config.slice(root.length + 1),
    examined: verdict.examined,
    findings: verdict.findings,
    faults: verdict.faults,
    // Lines cost a second read of each file, and few formats list these.
    get computed() {
      return verdict.readComputed().filter((entry) => isAsked(entry.file, paths));
    },
    ...(comparison === undefined ? {} : { comparison }),
    ...(verdict.recognised === undefined ? {} : { recognised: verdict.recognised }),
  };
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

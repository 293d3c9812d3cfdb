import { FILE_FLAG, type Graph, TARGET } from '#types/graph';
import { FORMS } from '#types/form';
import type { Fault } from '#types/fault';
import { FaultError } from '#types/fault';
import type { Finding } from '#types/finding';
import type { Providers } from '#types/providers';
import type { Policy } from '#types/policy';
import type { Comparison, ComputedTarget, EndingException, Recognised, Report, Shard } from '#types/report';
import type { Rule } from '#types/rule';
import { remember } from '#types/remember';
import { judge } from '#service/judge';
import type { ChangeVerdict } from '#service/change/judge-change';
import { ENDS_SOON_DAYS } from '#types/dated-exception';
import { countDays } from '#service/count-days';
import { describeKnownDebt } from './describe-known-debt';
import { findProjectRoots, type ProjectRoot } from './find-project-roots';
import { openPolicy } from './open-policy';
import { type Project, readProject } from './read-project';

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
  /** Only the projects that fall to it, by their order. */
  readonly shard?: Shard;
}

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
  const project = readProject(root.root, opened.policy, providers);
  if (project.faults.some((fault) => fault.code === 'config/no-layer')) return toReport(project, root, [], providers);
  const findings = judge({
    policy: project.policy,
    graph: project.graph,
    debt: project.debt,
    rules: opened.rules,
    today: new Date(providers.clock.now()).toISOString().slice(0, 10),
    full: root.paths.length === 0 && options.onlyRules === undefined,
    ...(options.onlyRules === undefined ? {} : { onlyRules: options.onlyRules }),
  });
  providers.log.debug('judged');
  return toReport(project, root, findings, providers);
}

/**
 * @param root its `paths` say what is reported
 * @param ref what known debt is compared with; the upstream default branch where left out
 */
export function toReport(
  project: Project,
  root: ProjectRoot,
  findings: readonly Finding[],
  providers: Providers,
  ref?: string,
  { comparison, gate }: { readonly comparison?: Comparison; readonly gate?: ChangeVerdict } = {},
): Report {
  const { graph, policy } = project;
  const readDebt = remember(() => describeKnownDebt(project, providers, ref));
  const { dependencies, files } = graph;
  let computedCount = 0;
  for (let row = 0; row < dependencies.count; row++) if (dependencies.kind[row] === TARGET.computed) computedCount++;
  const wanted = FILE_FLAG.module | FILE_FLAG.included;
  const used = new Set<number>();
  let included = 0;
  for (let file = 0; file < files.count; file++) {
    if (((files.flags[file] as number) & wanted) !== wanted) continue;
    included++;
    used.add(files.place[file] as number);
  }
  return {
    schema: 'storypole/report@1',
    root: project.root,
    config: root.config === undefined ? undefined : root.config.slice(project.root.length + 1),
    examined: {
      files: included,
      outside: graph.outside,
      dependencies: dependencies.count,
      computed: computedCount,
      places: used.size,
    },
    // The gate is about the change as a whole: paths narrow what is said of the code alone.
    findings: [...findings.filter((finding) => isAsked(finding.from.file, root.paths)), ...(gate?.findings ?? [])],
    faults: project.faults,
    // Lines cost a second read of each file, and few formats list these.
    get computed() {
      return findComputed(graph).filter((entry) => isAsked(entry.file, root.paths));
    },
    ...(gate === undefined || gate.approved.length === 0 ? {} : { approved: gate.approved }),
    ...findEnding(policy, providers),
    // Asks git several times; formats that say little do not.
    get debt() {
      return readDebt();
    },
    ...(comparison === undefined ? {} : { comparison }),
    ...(policy.source === undefined ? { recognised: findRecognised(project, used) } : {}),
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

function findComputed(graph: Graph): readonly ComputedTarget[] {
  const { dependencies, files } = graph;
  const found: ComputedTarget[] = [];
  for (let row = 0; row < dependencies.count; row++) {
    if (dependencies.kind[row] !== TARGET.computed) continue;
    const file = dependencies.from[row] as number;
    const { line, column } = graph.locate(file, dependencies.start[row] as number, dependencies.end[row] as number);
    found.push({
      file: files.paths[file] as string,
      line,
      column,
      form: FORMS[dependencies.form[row] as number] as string,
    });
  }
  return found;
}

function isAsked(file: string, paths: readonly string[]): boolean {
  return paths.length === 0 || paths.some((path) => file === path || file.startsWith(`${path}/`));
}

function findRecognised(project: Project, used: ReadonlySet<number>): Recognised {
  const domains = new Set<string>();
  const layers = new Set<number>();
  for (const id of used) {
    const place = project.graph.places[id];
    if (place?.domain !== undefined) domains.add(place.domain);
    if (place?.kind === 'layer') layers.add(place.layer);
  }
  return {
    preset: project.policy.preset,
    domains: [...domains].sort(),
    layers: project.policy.layers.filter((_, index) => layers.has(index)).map((layer) => layer.id),
  };
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

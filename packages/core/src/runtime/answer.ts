import { FORMS } from '#types/form';
import type { Fault } from '#types/fault';
import type { Debt } from '#types/debt';
import type { Finding } from '#types/finding';
import { FILE_FLAG, type Graph, TARGET } from '#types/graph';
import type { Log } from '#types/providers';
import type { ComputedTarget, Examined, Recognised } from '#types/report';
import type { Rule } from '#types/rule';
import { judge } from '#service/judge';
import type { Project } from './read-project';

/** What is asked of a project, besides its policy. */
export interface Question {
  /** `YYYY-MM-DD`: exceptions end. */
  readonly today: string;
  /** Whether the whole project is judged by all rules: only then can an exception be needless. */
  readonly full: boolean;
  /** Ids of the rules to run; all where there are none. */
  readonly onlyRules: readonly string[] | undefined;
}

/** What is true of a whole project, whatever part of it is shown. */
export interface Verdict {
  readonly examined: Examined;
  readonly findings: readonly Finding[];
  readonly faults: readonly Fault[];
  readonly debt: Debt;
  readonly recognised: Recognised | undefined;
  /** Reads the sources again, for lines. */
  readonly readComputed: () => readonly ComputedTarget[];
}

/** Judges a project that was read. */
export function answer(project: Project, rules: readonly Rule[], question: Question, log: Log): Verdict {
  const { policy, graph, debt, faults } = project;
  const isMapped = !faults.some((fault) => fault.code === 'config/no-layer');
  const { onlyRules, ...asked } = question;
  const filter = onlyRules === undefined ? {} : { onlyRules };
  const ruleFaults: Fault[] = [];
  const onFaults = (found: readonly Fault[]): unknown => ruleFaults.push(...found);
  const findings = isMapped ? judge({ policy, graph, debt, rules, onFaults, ...asked, ...filter }) : [];
  if (isMapped) log.debug('judged');
  return { ...describeProject(project), findings, faults: [...faults, ...ruleFaults], debt };
}

/** What a report says of a project besides what was found. */
export function describeProject(project: Project): Pick<Verdict, 'examined' | 'recognised' | 'readComputed'> {
  const { graph, policy } = project;
  const { dependencies, files } = graph;
  let computed = 0;
  for (let row = 0; row < dependencies.count; row++) if (dependencies.kind[row] === TARGET.computed) computed++;
  const wanted = FILE_FLAG.module | FILE_FLAG.included;
  const used = new Set<number>();
  let included = 0;
  for (let file = 0; file < files.count; file++) {
    if (((files.flags[file] as number) & wanted) !== wanted) continue;
    included++;
    used.add(files.place[file] as number);
  }
  return {
    examined: {
      files: included,
      outside: graph.outside,
      dependencies: dependencies.count,
      computed,
      places: used.size,
    },
    recognised: policy.source === undefined ? findRecognised(project, used) : undefined,
    readComputed: () => findComputed(graph),
  };
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

function findComputed(graph: Graph): readonly ComputedTarget[] {
  const { dependencies, files } = graph;
  const pointAt = graph.pointAt ?? graph.locate;
  const found: ComputedTarget[] = [];
  for (let row = 0; row < dependencies.count; row++) {
    if (dependencies.kind[row] !== TARGET.computed) continue;
    const file = dependencies.from[row] as number;
    const { line, column } = pointAt(file, dependencies.start[row] as number, dependencies.end[row] as number);
    found.push({
      file: files.paths[file] as string,
      line,
      column,
      form: FORMS[dependencies.form[row] as number] as string,
    });
  }
  return found;
}

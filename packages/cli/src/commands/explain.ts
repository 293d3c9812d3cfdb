import type { OpenedProject, Palette, Providers, Rule } from '@storypole/core';
import { FaultError, findNearest, judge, openProject, toRelativePath } from '@storypole/core';
import { openSession } from '#runtime/open-session';
import { explainFile } from '#service/explain-file';
import { explainPair } from '#service/explain-pair';
import { findUsedName } from '#service/find-used-name';
import { toDocs } from '#service/to-docs';
import { toRealFile } from '#service/to-shown-file';
import { wantsColor } from '#service/wants-color';
import { EXIT_CODE, type ExitCode } from '#types/exit-code';
import type { Machine } from '#types/machine';
import { createPalette } from '#ui/create-palette';
import { formatFileExplanation } from '#ui/format-file-explanation';
import { formatPairExplanation } from '#ui/format-pair-explanation';
import { formatRuleExplanation } from '#ui/format-rule-explanation';
import { printFaults } from './print-faults';

export interface ExplainFlags {
  readonly config?: string;
  readonly configCode: boolean;
  readonly color?: boolean;
  readonly debug?: boolean;
}

/** Says what a rule demands, what a file may import, or whether one file may import another and what connects them. */
export async function runExplain(
  subject: string,
  to: string | undefined,
  flags: ExplainFlags,
  machine: Machine,
): Promise<ExitCode> {
  const { rules } = await import('@storypole/rules');
  const { providers, settle } = openSession(machine, flags);
  const isFile = isExistingFile(subject, providers, machine);
  const options = {
    cwd: machine.cwd,
    configCode: flags.configCode,
    ...(isFile ? { path: subject } : {}),
    ...(flags.config === undefined ? {} : { config: flags.config }),
  };
  const palette = createPalette(wantsColor(flags.color, machine.env, machine.stdout.isTerminal));
  const builtIn = to === undefined ? rules.find(({ id }) => id === subject) : undefined;
  // A built-in rule can be explained where the config is broken; everything else needs the project.
  const project = openUnlessBroken(() => openProject(options, providers, rules), builtIn !== undefined);
  settle();
  if (project instanceof FaultError) {
    await machine.stdout.write(formatRuleExplanation(builtIn as Rule, undefined, toDocs(builtIn as Rule), palette));
    return EXIT_CODE.clean;
  }
  await machine.stdout.write(explain(subject, to, project, palette, providers, machine));
  await printFaults(project.faults, machine, flags.color, project.root);
  return project.faults.length > 0 ? EXIT_CODE.fault : EXIT_CODE.clean;
}

function openUnlessBroken(open: () => OpenedProject, isOptional: boolean): OpenedProject | FaultError {
  try {
    return open();
  } catch (error) {
    if (isOptional && error instanceof FaultError) return error;
    throw error;
  }
}

function explain(
  subject: string,
  to: string | undefined,
  project: OpenedProject,
  palette: Palette,
  providers: Providers,
  machine: Machine,
): string {
  const { policy, graph, rules } = project;
  const rule = to === undefined ? rules.find(({ id }) => id === subject) : undefined;
  if (rule !== undefined) return formatRuleExplanation(rule, policy, toDocs(rule), palette);
  const from = requireRow(subject, project, providers, machine, to === undefined ? rules : []);
  const today = new Date(providers.clock.now()).toISOString().slice(0, 10);
  const findings = judge({ policy, graph, rules, today, full: false, onlyFiles: [from] });
  if (to === undefined) return formatFileExplanation(explainFile(policy, graph, from, findings), palette);
  const used = isExistingFile(to, providers, machine) ? undefined : findUsedName(graph, to);
  const end = used ?? { file: requireRow(to, project, providers, machine, []) };
  return formatPairExplanation(explainPair(policy, graph, from, end, findings), palette);
}

function isExistingFile(name: string, { fileSystem }: Providers, { cwd }: Machine): boolean {
  return fileSystem.stat(toRealFile(cwd, name))?.kind === 'file';
}

/** The row of a file in the graph. */
function requireRow(
  name: string,
  { root, graph }: OpenedProject,
  providers: Providers,
  machine: Machine,
  rules: readonly Rule[],
): number {
  const path = toRelativePath(root, toRealFile(machine.cwd, name));
  const row = graph.files.paths.indexOf(path);
  if (row >= 0) return row;
  if (isExistingFile(name, providers, machine)) {
    throw new FaultError([
      {
        code: 'usage/unread-file',
        what: `${name} exists and was not read: it lies outside \`include\`, git ignores it, or it belongs to another project.`,
        mend: 'Name a file that `storypole graph` lists, or widen `include`.',
      },
    ]);
  }
  const nearest = findNearest(name, [...rules.map(({ id }) => id), ...graph.files.paths]);
  const kinds = rules.length > 0 ? 'rule and no file' : 'file, package or builtin';
  throw new FaultError([
    {
      code: 'usage/unknown-subject',
      what: `There is no ${kinds} ${name} in this project.`,
      mend: nearest === undefined ? 'Name a rule, or files relative to this folder.' : `Name ${nearest}.`,
    },
  ]);
}

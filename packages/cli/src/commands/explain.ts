import type { OpenedProject, Rule } from '@storypole/core';
import { FaultError, openProject } from '@storypole/core';
import { isExistingFile } from '#runtime/is-existing-file';
import { openSession } from '#runtime/open-session';
import { toDocs } from '#service/to-docs';
import { wantsColor } from '#service/wants-color';
import { EXIT_CODE, type ExitCode } from '#types/exit-code';
import type { Machine } from '#types/machine';
import { createPalette } from '#ui/create-palette';
import { formatRuleExplanation } from '#ui/format-rule-explanation';
import { explainSubject } from './explain-subject';
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
  const isFile = isExistingFile(subject, providers, machine.cwd);
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
  await machine.stdout.write(explainSubject(subject, to, project, palette, providers, machine.cwd));
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

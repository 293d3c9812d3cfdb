import { FaultError, openProject, type OpenedProject } from '@storypole/core';
import { openSession } from '#runtime/open-session';
import { writeReportFile } from '#runtime/write-report-file';
import { toRealFile, toShownFile } from '#service/to-shown-file';
import { EXIT_CODE, type ExitCode } from '#types/exit-code';
import type { Machine } from '#types/machine';
import { GENERATE_TARGETS, type GenerateTarget } from './generate-targets';
import { printFaults } from './print-faults';

export interface GenerateFlags {
  readonly config?: string;
  readonly configCode: boolean;
  readonly output?: string;
  readonly check?: boolean;
  readonly color?: boolean;
  readonly debug?: boolean;
}

/** Writes what another tool reads of the policy, or says whether the written file is as it would be written now. */
export async function runGenerate(name: GenerateTarget, flags: GenerateFlags, machine: Machine): Promise<ExitCode> {
  const { rules } = await import('@storypole/rules');
  const { providers, settle } = openSession(machine, flags);
  const { fileSystem } = providers;
  const config = flags.config === undefined ? {} : { config: flags.config };
  const project = openProject({ cwd: machine.cwd, configCode: flags.configCode, ...config }, providers, rules);
  settle();
  requireSoundPolicy(project);
  const target = GENERATE_TARGETS[name];
  const text = await target.build(project, fileSystem);
  if (flags.output === '-') {
    await machine.stdout.write(text);
    return EXIT_CODE.clean;
  }
  const path = flags.output === undefined ? `${project.root}/${target.file}` : toRealFile(machine.cwd, flags.output);
  const shown = toShownFile(machine.cwd, path);
  if (flags.check === true) {
    const written =
      fileSystem.stat(path)?.kind === 'file' ? new TextDecoder().decode(fileSystem.readFile(path)) : undefined;
    if (written?.replaceAll('\r\n', '\n') === text.replaceAll('\r\n', '\n')) return EXIT_CODE.clean;
    await machine.stdout.write(describeStale(name, shown, written !== undefined, flags.output));
    return EXIT_CODE.findings;
  }
  const fault = writeReportFile(fileSystem, path, shown, text);
  if (fault === undefined) await machine.stdout.write(`${shown} is written.\n`);
  else await printFaults([fault], machine, flags.color);
  return fault === undefined ? EXIT_CODE.clean : EXIT_CODE.fault;
}

/** What is wrong with sources says nothing of the policy; a pattern that matches nothing would be generated as it is. */
function requireSoundPolicy({ faults }: OpenedProject): void {
  const wrong = faults.filter(({ code }) => code.startsWith('config/'));
  if (wrong.length > 0) throw new FaultError(wrong);
}

function describeStale(target: GenerateTarget, file: string, exists: boolean, output: string | undefined): string {
  const command = `storypole generate ${target}${output === undefined ? '' : ` --output ${output}`}`;
  const what = exists ? `${file} is not what the policy says now` : `${file} does not exist`;
  return `${what}. Run \`${command}\`, and commit the result.\n`;
}

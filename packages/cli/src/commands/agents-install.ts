import { FaultError, type Fault, openProject, type Providers } from '@storypole/core';
import { openSession } from '#runtime/open-session';
import { AGENT_SETTINGS } from '#service/agent-settings';
import { editSettings } from '#service/edit-settings';
import { replaceBlock } from '#service/replace-block';
import { EXIT_CODE, type ExitCode } from '#types/exit-code';
import { type Agent, AGENTS } from '#types/hook';
import type { Machine } from '#types/machine';
import { describeInstallation, type PlannedFile } from '#ui/describe-installation';
import { BLOCK_BEGIN, BLOCK_END, formatAgentsBlock } from '#ui/format-agents-block';

export interface AgentsInstallFlags {
  /** All agents where left out. */
  readonly agent?: readonly Agent[];
  readonly dryRun?: boolean;
  readonly remove?: boolean;
  readonly config?: string;
  readonly configCode: boolean;
}

const MAP = 'AGENTS.md';

/** Puts our hooks into the settings of agents and our block into AGENTS.md, or takes them out. Writes all files or none. */
export async function runAgentsInstall(flags: AgentsInstallFlags, machine: Machine): Promise<ExitCode> {
  const { rules } = await import('@storypole/rules');
  const { providers, settle } = openSession(machine, { quiet: true });
  const config = flags.config === undefined ? {} : { config: flags.config };
  const project = openProject({ cwd: machine.cwd, configCode: flags.configCode, ...config }, providers, rules);
  settle();
  const agents = flags.agent ?? AGENTS;
  const isRemoval = flags.remove === true;
  const faults: Fault[] = [];
  const planned: PlannedFile[] = [];
  for (const agent of agents) {
    const { file, note } = AGENT_SETTINGS[agent];
    const before = readText(`${project.root}/${file}`, providers);
    if (before === undefined && isRemoval) continue;
    const edited = editSettings(agent, before, isRemoval);
    if ('problem' in edited) faults.push(unusable(file, edited.problem));
    else planned.push({ file, before, after: edited.text, ...(note === undefined || isRemoval ? {} : { note }) });
  }
  // Who takes out one agent of several keeps the block.
  if (!isRemoval || flags.agent === undefined) {
    const before = readText(`${project.root}/${MAP}`, providers);
    const block = isRemoval ? undefined : formatAgentsBlock(project.policy);
    if (before !== undefined || block !== undefined) {
      planned.push({ file: MAP, before, after: replaceBlock(before ?? '', BLOCK_BEGIN, BLOCK_END, block) });
    }
  }
  if (faults.length > 0) throw new FaultError(faults);
  const changed = planned.filter(({ before, after }) => (before ?? '') !== after);
  if (flags.dryRun !== true) {
    const { removeFile } = await machine.openWorkshop();
    for (const { file, after } of changed) {
      const path = `${project.root}/${file}`;
      if (after === '') removeFile(path);
      else providers.fileSystem.writeFile(path, after);
    }
  }
  await machine.stdout.write(describeInstallation(planned, flags.dryRun === true));
  return EXIT_CODE.clean;
}

function readText(path: string, { fileSystem }: Providers): string | undefined {
  return fileSystem.stat(path)?.kind === 'file' ? new TextDecoder().decode(fileSystem.readFile(path)) : undefined;
}

function unusable(file: string, problem: string): Fault {
  return {
    code: 'usage/unusable-settings',
    file,
    what: `${file} cannot be edited: ${problem}.`,
    mend: 'Correct it by hand, or name other agents with `--agent`. Nothing was written.',
  };
}

import { findHookFile } from '#runtime/find-hook-file';
import { openSession } from '#runtime/open-session';
import { EXIT_CODE, type ExitCode } from '#types/exit-code';
import type { HookFile, HookManager } from '#types/hook-manager';
import type { Machine } from '#types/machine';
import { describeHookFile } from '#ui/describe-hook-file';

export interface HooksFlags {
  readonly manager?: HookManager;
  readonly remove?: boolean;
  readonly dryRun?: boolean;
}

/** Writes the check of the index into what runs before each commit, or takes it out. */
export async function runHooksInstall(flags: HooksFlags, machine: Machine): Promise<ExitCode> {
  const { providers, settle } = openSession(machine, {});
  const options = { remove: flags.remove === true, ...(flags.manager === undefined ? {} : { manager: flags.manager }) };
  const hook = findHookFile(machine.cwd, options, providers);
  settle();
  if (flags.dryRun !== true) await write(hook, machine);
  await machine.stdout.write(describeHookFile(hook, flags.dryRun === true));
  return EXIT_CODE.clean;
}

async function write({ path, before, after, isScript }: HookFile, machine: Machine): Promise<void> {
  if (before === after) return;
  const { providers } = openSession(machine, {});
  const prefix = (providers.git.run(machine.cwd, ['rev-parse', '--show-cdup']) ?? '').trim();
  const absolute = /^(?:\/|[A-Za-z]:\/)/.test(path) ? path : `${machine.cwd}/${prefix}${path}`;
  const workshop = await machine.openWorkshop();
  if (after === undefined) workshop.removeFile(absolute);
  else if (isScript) workshop.writeScript(absolute, after);
  else providers.fileSystem.writeFile(absolute, after);
}

import {
  type DebtOutcome,
  type FileSystem,
  freezeDebt,
  mergeDebtFile,
  pruneDebt,
  reportDebt,
  resolveDebtConflicts,
} from '@storypole/core';
import { installMergeDriver } from '#runtime/install-merge-driver';
import { openSession } from '#runtime/open-session';
import { toRealFile } from '#service/to-shown-file';
import { EXIT_CODE, type ExitCode } from '#types/exit-code';
import type { Machine } from '#types/machine';
import { UsageError } from '#types/usage-error';
import { formatDebtOutcome } from '#ui/format-debt-outcome';
import { formatDebtReport } from '#ui/format-debt-report';

interface ProjectFlags {
  readonly config?: string;
  readonly configCode: boolean;
  readonly color?: boolean;
  readonly debug?: boolean;
}

export interface DebtFlags extends ProjectFlags {
  readonly rule?: readonly string[];
  readonly domain?: string;
  readonly dryRun?: boolean;
}

export interface ReportFlags extends ProjectFlags {
  readonly base?: string;
  readonly format?: 'text' | 'json';
}

export interface MergeFlags {
  readonly install?: boolean;
}

/** Makes findings known debt. */
export async function runFreeze(flags: DebtFlags, machine: Machine): Promise<ExitCode> {
  const { rules } = await import('@storypole/rules');
  const { providers, settle } = openSession(machine, flags);
  const options = {
    ...toProject(flags, machine),
    ...(flags.rule === undefined ? {} : { onlyRules: flags.rule }),
    ...(flags.domain === undefined ? {} : { domain: flags.domain }),
  };
  const outcome = freezeDebt(options, providers, rules);
  settle();
  if (flags.dryRun !== true) writeChanges(outcome, providers.fileSystem);
  await machine.stdout.write(formatDebtOutcome(outcome, flags.dryRun === true));
  return outcome.refused.length > 0 ? EXIT_CODE.findings : EXIT_CODE.clean;
}

/** Drops what is paid. */
export async function runPrune(flags: DebtFlags, machine: Machine): Promise<ExitCode> {
  const { rules } = await import('@storypole/rules');
  const { providers, settle } = openSession(machine, flags);
  const outcome = pruneDebt(toProject(flags, machine), providers, rules);
  settle();
  if (flags.dryRun !== true) writeChanges(outcome, providers.fileSystem);
  await machine.stdout.write(formatDebtOutcome(outcome, flags.dryRun === true));
  return EXIT_CODE.clean;
}

/** Says what is owed. */
export async function runReport(flags: ReportFlags, machine: Machine): Promise<ExitCode> {
  const { rules } = await import('@storypole/rules');
  const { providers, settle } = openSession(machine, flags);
  const base = flags.base === undefined ? {} : { base: flags.base };
  const report = reportDebt({ ...toProject(flags, machine), ...base }, providers, rules);
  settle();
  const said = { schema: 'storypole/debt-report@1', ...report, root: undefined };
  const json = (): string => `${JSON.stringify(said, undefined, 2)}\n`;
  await machine.stdout.write(flags.format === 'json' ? json() : formatDebtReport(report));
  return EXIT_CODE.clean;
}

/** Merges files of known debt: the three that git hands over, or all that a merge left in conflict. */
export async function runMerge(files: readonly string[], flags: MergeFlags, machine: Machine): Promise<ExitCode> {
  const { providers } = openSession(machine, {});
  const { fileSystem } = providers;
  if (flags.install === true) {
    await machine.stdout.write(installMergeDriver(machine.cwd, providers));
    return EXIT_CODE.clean;
  }
  if (files.length === 0) {
    const written = resolveDebtConflicts(machine.cwd, providers);
    const text = written.length === 0 ? 'No file of known debt is in conflict.\n' : `Merged ${written.join(', ')}.\n`;
    await machine.stdout.write(text);
    return EXIT_CODE.clean;
  }
  if (files.length !== 3) throw new UsageError('debt merge takes three files: the base, ours and theirs.');
  const [base, ours, theirs] = files.map((file) => toRealFile(machine.cwd, file));
  const read = (path: string): Uint8Array | undefined =>
    fileSystem.stat(path) === undefined ? undefined : fileSystem.readFile(path);
  const stages = { base: read(base as string), ours: read(ours as string), theirs: read(theirs as string) };
  // Git takes the merge from the file that held ours.
  fileSystem.writeFile(ours as string, mergeDebtFile(stages, files[1] as string));
  return EXIT_CODE.clean;
}

function toProject({ config, configCode }: ProjectFlags, { cwd }: Machine) {
  return { cwd, configCode, ...(config === undefined ? {} : { config }) };
}

function writeChanges({ root, changes }: DebtOutcome, fileSystem: FileSystem): void {
  for (const { path, text } of changes) {
    if (text === undefined) fileSystem.removeFile(`${root}/${path}`);
    else fileSystem.writeFile(`${root}/${path}`, text);
  }
}

import { buildPolicy, FaultError } from '@storypole/core';
import { openSession } from '#runtime/open-session';
import { readForeignConfig } from '#runtime/read-foreign-config';
import { writeReportFile } from '#runtime/write-report-file';
import { draftFromDependencyCruiser } from '#service/draft-from-dependency-cruiser';
import { draftFromEslintBoundaries } from '#service/draft-from-eslint-boundaries';
import { draftToConfig } from '#service/draft-to-config';
import { toRealFile } from '#service/to-shown-file';
import { EXIT_CODE, type ExitCode } from '#types/exit-code';
import type { Machine } from '#types/machine';
import { formatDraft } from '#ui/format-draft';
import { printFaults } from './print-faults';

export type ImportSource = 'dependency-cruiser' | 'eslint-boundaries';

export interface ImportFlags {
  readonly output?: string;
  readonly configCode: boolean;
  readonly color?: boolean;
}

const DRAFTS = {
  'dependency-cruiser': draftFromDependencyCruiser,
  'eslint-boundaries': draftFromEslintBoundaries,
} as const;

/** Prints a draft of a config from the configuration of another tool, and what of it could not be carried over. */
export async function runImport(
  source: ImportSource,
  file: string,
  flags: ImportFlags,
  machine: Machine,
): Promise<ExitCode> {
  const { rules } = await import('@storypole/rules');
  const { providers, settle } = openSession(machine, {});
  const foreign = readForeignConfig(toRealFile(machine.cwd, file), file, flags.configCode, providers);
  settle();
  const draft = DRAFTS[source](foreign);
  if (draft.layers.size === 0) {
    throw new FaultError([
      {
        code: 'import/nothing-to-carry',
        file,
        what: `${file} names no folders that could become layers.`,
        mend: `Name a configuration of ${source === 'eslint-boundaries' ? 'eslint-plugin-boundaries' : source}, or run \`storypole init\`.`,
      },
    ]);
  }
  const config = draftToConfig(draft);
  const faults = [...(buildPolicy([{ file: 'storypole.config.jsonc', value: config }], rules).faults ?? [])];
  const text = formatDraft(file, config, draft);
  if (flags.output === undefined || flags.output === '-') await machine.stdout.write(text);
  else {
    const fault = writeReportFile(providers.fileSystem, toRealFile(machine.cwd, flags.output), flags.output, text);
    if (fault === undefined) await machine.stdout.write(`${flags.output} is written.\n`);
    else faults.push(fault);
  }
  await printFaults(faults, machine, flags.color);
  return faults.length > 0 ? EXIT_CODE.fault : EXIT_CODE.clean;
}

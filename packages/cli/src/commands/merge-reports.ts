import { type Fault, FaultError, type Providers } from '@storypole/core';
import { openSession } from '#runtime/open-session';
import { findMissingShards } from '#service/find-missing-shards';
import { type JsonReport, parseJsonReport } from '#service/parse-json-report';
import { toRealFile } from '#service/to-shown-file';
import type { ExitCode } from '#types/exit-code';
import type { Machine } from '#types/machine';
import { type PrintFlags, printReports } from './print-reports';

export interface MergeFlags extends PrintFlags {
  readonly format?: string;
}

/** One report of those that shards wrote. A shard that is missing is a fault: nothing says that it was clean. */
export async function runMergeReports(
  files: readonly string[],
  flags: MergeFlags,
  machine: Machine,
): Promise<ExitCode> {
  const { rules } = await import('@storypole/rules');
  const { providers, settle } = openSession(machine, flags);
  const read = files.map((file) => readReport(file, providers, machine.cwd));
  const faults = read.filter((one) => 'code' in one);
  const parts = read.filter((one) => 'reports' in one);
  const missing = findMissingShards(parts.map(({ shard }) => shard));
  if (faults.length === 0 && missing !== undefined) {
    const mend = 'Hand over the reports of all shards of one run.';
    faults.push({ code: 'usage/shards', what: missing, mend });
  }
  settle();
  if (faults.length > 0) throw new FaultError(faults);
  const reports = parts.flatMap((part) => part.reports).sort((a, b) => (a.root < b.root ? -1 : 1));
  return printReports(
    reports,
    flags.format ?? 'text',
    flags,
    { judged: providers, written: providers.fileSystem },
    rules,
    machine,
  );
}

function readReport(file: string, { fileSystem }: Providers, cwd: string): JsonReport | Fault {
  const mend = 'Write it with `storypole check --shard i/n --format json --output <file>`.';
  let text: string;
  try {
    text = new TextDecoder().decode(fileSystem.readFile(toRealFile(cwd, file)));
  } catch {
    return { code: 'usage/no-report', file, what: `${file} cannot be read.`, mend };
  }
  const parsed = parseJsonReport(text, cwd);
  return typeof parsed === 'string' ? { code: 'usage/no-report', file, what: `${file} ${parsed}.`, mend } : parsed;
}

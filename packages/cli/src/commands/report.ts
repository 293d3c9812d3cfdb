import { FaultError } from '@storypole/core';
import { LEDGER_FILE, readLedger } from '#runtime/read-ledger';
import { findLedgerRoot } from '#runtime/find-ledger-root';
import { summarizeLedger } from '#service/summarize-ledger';
import { EXIT_CODE, type ExitCode } from '#types/exit-code';
import type { Machine } from '#types/machine';
import { formatLedger } from '#ui/format-ledger';

export interface ReportFlags {
  readonly ledger: boolean;
  readonly format?: string;
}

/** Says per rule how past findings ended. */
export async function runReport(flags: ReportFlags, machine: Machine): Promise<ExitCode> {
  const { fileSystem } = machine.createProviders({});
  const root = findLedgerRoot(machine.cwd, fileSystem);
  if (root === undefined) throw new FaultError([noLedger()]);
  const rules = summarizeLedger(readLedger(root, fileSystem));
  const json = { schema: 'storypole/ledger-report@1', rules };
  await machine.stdout.write(flags.format === 'json' ? `${JSON.stringify(json, undefined, 2)}\n` : formatLedger(rules));
  return EXIT_CODE.clean;
}

function noLedger() {
  return {
    code: 'usage/no-ledger',
    file: LEDGER_FILE,
    what: `Neither this folder nor one above it has a ${LEDGER_FILE}.`,
    mend: 'Run `storypole self-check --ledger`, or add `--ledger` to the command of a hook.',
  };
}

import type { ChangeResult, Providers } from '@storypole/core';
import { extendLedger } from '#service/extend-ledger';
import { LEDGER_FILE, readLedger } from './read-ledger';

/** Years of work; older entries are forgotten. */
const MOST = 20_000;

/**
 * Writes down what a check showed, and what has become of what earlier checks showed. A run with faults says nothing of what was
 * cleared, and is left out. A ledger that cannot be written stops nobody's work.
 */
export function recordLedger(result: ChangeResult, source: string, session: string, providers: Providers): void {
  const { fileSystem, clock } = providers;
  const standing = new Set(result.standing);
  const time = new Date(clock.now()).toISOString();
  for (const { root, findings, faults } of result.reports) {
    if (faults.length > 0) continue;
    const before = readLedger(root, fileSystem);
    const added = extendLedger(before, findings, standing, { time, source, session });
    if (added.length === 0) continue;
    const lines = [...before, ...added].slice(-MOST).map((entry) => `${JSON.stringify(entry)}\n`);
    try {
      fileSystem.writeFile(`${root}/${LEDGER_FILE}`, lines.join(''));
    } catch {
      // The ledger is a convenience; the verdict stands without it.
    }
  }
}

import type { FileSystem } from '@storypole/core';
import { readField } from '#service/read-field';
import { readText } from '#service/read-text';
import type { LedgerEntry } from '#types/ledger-entry';

/** Relative to the root of a project. */
export const LEDGER_FILE = '.storypole/ledger.jsonl';

/** The entries of a project's ledger; none where it has none. Lines that are no entries are passed over. */
export function readLedger(root: string, fileSystem: FileSystem): readonly LedgerEntry[] {
  const path = `${root}/${LEDGER_FILE}`;
  if (fileSystem.stat(path)?.kind !== 'file') return [];
  return new TextDecoder().decode(fileSystem.readFile(path)).split('\n').flatMap(parseEntry);
}

function parseEntry(line: string): readonly LedgerEntry[] {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return [];
  }
  const event = readField(value, 'event');
  const rule = readText(value, 'rule');
  const id = readText(value, 'id');
  if (event !== 'shown' && event !== 'cleared' && event !== 'stood') return [];
  if (rule === undefined || id === undefined) return [];
  const about = (name: string): string => readText(value, name) ?? '';
  return [{ time: about('time'), event, rule, id, source: about('source'), session: about('session') }];
}

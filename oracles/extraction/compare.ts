import { readFileSync } from 'node:fs';
import { FILE_FLAG } from '../../packages/core/src/types/graph';
import type { Language, Scan } from '../../packages/core/src/types/extraction';
import { languageOf } from '../../packages/core/src/repo/language-of';
import { toNormalizedSource } from '../../packages/core/src/repo/normalize-source';
import { extractWithTypescript, type Extraction } from './extract-with-typescript';
import { findSources } from './find-sources';
import { toLine, toRecords } from './record';

/** An extractor under test; `undefined` where it gives up on a source. */
export type Extractor = (bytes: Uint8Array, text: string, language: 'ts' | 'tsx' | 'dts' | 'js') => Scan | undefined;

export interface Comparison {
  /** Files that the compiler parses. */
  readonly files: number;
  /** Files that it does not. */
  readonly skipped: number;
  /** Files that the extractor gave up on. */
  readonly refused: readonly string[];
  readonly dependencies: number;
  readonly byForm: Readonly<Record<string, number>>;
  /** A line a difference: file, sign, record. `-` is missing, `+` is too much, `!` is a crash, a flag or a name. */
  readonly differences: readonly string[];
}

/** Holds an extractor against the compiler, on every file of a folder that the compiler parses without error. */
export function compareFolder(folder: string, extract: Extractor): Comparison {
  const byForm: Record<string, number> = {};
  const differences: string[] = [];
  const refused: string[] = [];
  let files = 0;
  let skipped = 0;
  let dependencies = 0;
  for (const path of findSources(folder)) {
    const language = languageOf(path);
    if (language === undefined || !isProgram(language)) continue;
    const bytes = toNormalizedSource(readFileSync(path));
    let text: string;
    try {
      text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      skipped++;
      continue;
    }
    const expected = extractWithTypescript(text, language);
    if (expected === undefined) {
      skipped++;
      continue;
    }
    files++;
    let scan: Scan | undefined;
    try {
      scan = extract(bytes, text, language);
    } catch (error) {
      differences.push(`${path}: ! ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      continue;
    }
    if (scan === undefined) {
      refused.push(path);
      continue;
    }
    dependencies += expected.records.length;
    for (const { form } of expected.records) byForm[form] = (byForm[form] ?? 0) + 1;
    for (const difference of compareOne(expected, scan, bytes)) differences.push(`${path}: ${difference}`);
  }
  return { files, skipped, refused, dependencies, byForm, differences };
}

function isProgram(language: Language): language is 'ts' | 'tsx' | 'dts' | 'js' {
  return language === 'ts' || language === 'tsx' || language === 'dts' || language === 'js';
}

function compareOne(expected: Extraction, scan: Scan, bytes: Uint8Array): readonly string[] {
  const differences: string[] = [];
  const wanted = expected.records.map(toLine);
  const got = toRecords(scan, bytes).map(toLine);
  if (wanted.join('\n') !== got.join('\n')) {
    const rest = [...got];
    for (const line of wanted) {
      const index = rest.indexOf(line);
      if (index < 0) differences.push(`- ${line}`);
      else rest.splice(index, 1);
    }
    for (const line of rest) differences.push(`+ ${line}`);
    if (differences.length === 0) differences.push('! the records are not in the order of the source');
  }
  // A flag may be set in vain: it only makes a reader look closer.
  if (expected.reexports && (scan.fileFlags & FILE_FLAG.reexports) === 0) differences.push('! reexports is not set');
  if (expected.mayReexportImports && (scan.fileFlags & FILE_FLAG.mayReexportImports) === 0)
    differences.push('! mayReexportImports is not set');
  const [names, gotNames] = [expected.ambient.toSorted().join(), scan.ambient.toSorted().join()];
  if (names !== gotNames) differences.push(`! ambient is "${gotNames}", not "${names}"`);
  if (scan.faults.length > 0)
    differences.push(`! faults: ${scan.faults.map(({ code, start }) => `${code} at ${start}`).join(', ')}`);
  return differences;
}

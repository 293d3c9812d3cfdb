import { readFileSync } from 'node:fs';
import { FORM } from '../../packages/core/src/types/form';
import { createExportLister } from '../../packages/core/src/repo/create-export-lister';
import { languageOf } from '../../packages/core/src/repo/language-of';
import { toNormalizedSource } from '../../packages/core/src/repo/normalize-source';
import { createExportTracer } from '../../packages/core/src/repo/parse/create-export-tracer';
import { readModuleNames } from '../../packages/core/src/repo/parse/read-module-names';
import { type Language, RECORD_SIZE, type Scan } from '../../packages/core/src/types/extraction';
import { type ExportedName, FILE_FLAG } from '../../packages/core/src/types/graph';
import { extractWithTypescript, type Extraction } from './extract-with-typescript';
import { findSources } from './find-sources';
import { toLine, toRecords } from './record';

export type ProgramLanguage = 'ts' | 'tsx' | 'dts' | 'js';

/** An extractor under test; `undefined` where it gives up on a source. */
export type Extractor = (bytes: Uint8Array, text: string, language: ProgramLanguage) => Scan | undefined;

export interface Comparison {
  /** Files that the compiler parses. */
  readonly files: number;
  /** Files that it does not. */
  readonly skipped: number;
  readonly dependencies: number;
  readonly byForm: Readonly<Record<string, number>>;
  /** Extractor → what it gives up on, and where it differs. */
  readonly outcomes: Readonly<Record<string, Outcome>>;
}

export interface Outcome {
  readonly refused: readonly string[];
  /** A line a difference: file, sign, record. `-` is missing, `+` is too much, `!` is a crash, a flag or a name. */
  readonly differences: readonly string[];
}

const REEXPORTS: ReadonlySet<number> = new Set([FORM['re-export'], FORM['export-star'], FORM['export-star-as']]);

/** Holds extractors against the compiler, on every file of a folder that the compiler parses without error. */
export function compareFolder(folder: string, extractors: Readonly<Record<string, Extractor>>): Comparison {
  const byForm: Record<string, number> = {};
  const outcomes: Record<string, { refused: string[]; differences: string[] }> = {};
  for (const name of Object.keys(extractors)) outcomes[name] = { refused: [], differences: [] };
  let [files, skipped, dependencies] = [0, 0, 0];
  for (const path of findSources(folder)) {
    const language = languageOf(path);
    if (language === undefined || !isProgram(language)) continue;
    const bytes = toNormalizedSource(readFileSync(path));
    const text = decode(bytes);
    const expected = text === undefined ? undefined : extractWithTypescript(text, language);
    if (text === undefined || expected === undefined) {
      skipped++;
      continue;
    }
    files++;
    dependencies += expected.records.length;
    for (const { form } of expected.records) byForm[form] = (byForm[form] ?? 0) + 1;
    for (const [name, extract] of Object.entries(extractors)) {
      const differences = compareWith(expected, extract, bytes, text, language);
      if (differences === undefined) outcomes[name]?.refused.push(path);
      else outcomes[name]?.differences.push(...differences.map((difference) => `${path}: ${difference}`));
    }
  }
  return { files, skipped, dependencies, byForm, outcomes };
}

/** Holds an extractor against the compiler on one source, which the compiler must parse. `undefined` where the extractor gives up. */
export function compareSource(
  text: string,
  language: ProgramLanguage,
  extract: Extractor,
): readonly string[] | undefined {
  const expected = extractWithTypescript(text, language);
  if (expected === undefined) throw new Error(`The compiler does not parse ${text}`);
  return compareWith(expected, extract, new TextEncoder().encode(text), text, language);
}

function isProgram(language: Language): language is ProgramLanguage {
  return language === 'ts' || language === 'tsx' || language === 'dts' || language === 'js';
}

/** `undefined` for what is not UTF-8. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function compareWith(
  expected: Extraction,
  extract: Extractor,
  bytes: Uint8Array,
  text: string,
  language: ProgramLanguage,
): readonly string[] | undefined {
  try {
    const scan = extract(bytes, text, language);
    return scan && [...compareScan(expected, scan, bytes), ...compareExports(scan, bytes, text, language)];
  } catch (error) {
    return [`! ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`];
  }
}

const listExports = createExportLister();

/** How many modules there were, and of how many only a tree could tell what they export. */
export const listings = { total: 0, untold: 0 };

/** Of what a module declares itself, its tokens do not tell whether it is a type; what is declared twice is exported once. */
function toListing(exports: readonly ExportedName[]): string {
  const lines = exports.map(({ exported, imported, typeOnly, start }) =>
    start === undefined ? exported : `${exported} ${imported} ${String(typeOnly)} ${String(start)}`,
  );
  return [...new Set(lines)].sort().join('; ');
}

/** Where the text of a module and its tree tell different stories about what it hands on. */
function compareExports(scan: Scan, bytes: Uint8Array, text: string, language: ProgramLanguage): readonly string[] {
  const sites = Array.from({ length: scan.count }, (_, row) => {
    const [start = 0, end = 0, statement = 0, kind = 0] = scan.records.subarray(row * RECORD_SIZE);
    return { form: kind & 0xff, statement, start, end };
  });
  const entries = readModuleNames(text, language)?.exports;
  // A tree that cannot be read tells nothing: a string of 3 MB may look as if it were too deep.
  if (entries === undefined) return [];
  const listed = listExports(bytes, language, sites);
  listings.total++;
  if (listed === undefined) listings.untold++;
  if (listed !== undefined && toListing(listed) !== toListing(entries))
    return [`! exports ${toListing(entries)}, and its tokens tell ${toListing(listed)}`];
  if ((scan.fileFlags & (FILE_FLAG.mayReexportImports | FILE_FLAG.reexports)) === 0)
    return entries
      .filter(({ start }) => start !== undefined)
      .map(({ exported }) => `! hands on ${exported}, which its scan does not tell`);
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const tracer = createExportTracer(source, sites);
  const direct = new Set(sites.filter(({ form }) => REEXPORTS.has(form)).map(({ start }) => start));
  const differences = entries
    .filter(({ start }) => start !== undefined && !direct.has(start) && !tracer.handsOnImports())
    .map(({ exported }) => `! hands on ${exported}, which its text does not tell`);
  for (const name of new Set(entries.map(({ exported }) => exported))) {
    const traced = name === '*' ? undefined : tracer.trace(name);
    if (traced === undefined) continue;
    const steps = entries.filter(({ exported, start }) => exported === name && start !== undefined);
    if (JSON.stringify(traced.map(toKey)) !== JSON.stringify(steps.map(toKey)))
      differences.push(`! hands on ${name} otherwise than its text tells`);
  }
  return differences;
}

function toKey({ imported, typeOnly, start }: ExportedName): string {
  return `${imported} ${String(typeOnly)} ${String(start)}`;
}

function compareScan(expected: Extraction, scan: Scan, bytes: Uint8Array): readonly string[] {
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
  if (expected.mayReexportImports && (scan.fileFlags & FILE_FLAG.mayReexportImports) === 0) {
    differences.push('! mayReexportImports is not set');
  }
  const [names, gotNames] = [expected.ambient.toSorted().join(), scan.ambient.toSorted().join()];
  if (names !== gotNames) differences.push(`! ambient is "${gotNames}", not "${names}"`);
  if (scan.faults.length > 0) {
    differences.push(`! faults: ${scan.faults.map(({ code, start }) => `${code} at ${start}`).join(', ')}`);
  }
  return differences;
}

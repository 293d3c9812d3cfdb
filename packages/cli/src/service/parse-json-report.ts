import type { Fault, Finding, Report, Shard } from '@storypole/core';
import { isRecord } from './read-unknown';

/** A report in the format `json`, as reports of its projects. */
export interface JsonReport {
  readonly reports: readonly Report[];
  readonly shard: Shard | undefined;
}

type Unknowns = Readonly<Record<string, unknown>>;

/**
 * Reads what `check --format json` printed.
 *
 * @param base absolute: the folder of the run, which paths of projects are relative to
 * @returns the reports, or a sentence about what is wrong with the text
 */
export function parseJsonReport(text: string, base: string): JsonReport | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'is no JSON';
  }
  if (!isRecord(value) || value['schema'] !== 'storypole/report@1') return 'is no report in the format json';
  if (value['leftOut'] !== undefined) return 'was cut by --max-findings';
  const { projects, findings, faults, computed, shard } = value;
  if (![projects, findings, faults, computed].every(Array.isArray)) return 'is not whole';
  const all = toRecords(projects);
  const roots = all.map(({ root }) => (typeof root === 'string' ? root : '.'));
  const ofProject = (list: unknown, root: string): readonly Unknowns[] =>
    toRecords(list).filter((entry) => (entry['project'] ?? roots[0]) === root);
  const reports = all.map((project, at): Report | undefined => {
    const root = roots[at] ?? '.';
    const { examined, config, recognised } = project;
    const own = ofProject(findings, root).map(withoutProject);
    if (!isExamined(examined) || !own.every(isFinding)) return undefined;
    const ownFaults = ofProject(faults, root).map(withoutProject);
    if (!ownFaults.every(isFault)) return undefined;
    return {
      schema: 'storypole/report@1',
      root: root === '.' ? base : `${base}/${root}`,
      config: typeof config === 'string' ? config : undefined,
      examined,
      findings: own,
      faults: ownFaults,
      computed: ofProject(computed, root).map(withoutProject).filter(isComputed),
      ...(isRecognised(recognised) ? { recognised } : {}),
    };
  });
  const whole = reports.filter((report) => report !== undefined);
  return whole.length < reports.length ? 'is not whole' : { reports: whole, shard: isShard(shard) ? shard : undefined };
}

function toRecords(value: unknown): readonly Unknowns[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function withoutProject(entry: Unknowns): unknown {
  return Object.fromEntries(Object.entries(entry).filter(([key]) => key !== 'project'));
}

function isFinding(value: unknown): value is Finding {
  return (
    hasTexts(value, ['id', 'rule', 'what', 'why', 'docs']) &&
    hasTexts(value['from'], ['file']) &&
    ['names', 'chain', 'remedies'].every((key) => Array.isArray(value[key])) &&
    typeof value['known'] === 'boolean'
  );
}

function isFault(value: unknown): value is Fault {
  return hasTexts(value, ['code', 'what', 'mend']);
}

function isComputed(value: unknown): value is Report['computed'][number] {
  return hasTexts(value, ['file', 'form']) && typeof value['line'] === 'number';
}

function isExamined(value: unknown): value is Report['examined'] {
  return (
    isRecord(value) &&
    ['files', 'outside', 'dependencies', 'computed', 'places'].every((key) => typeof value[key] === 'number')
  );
}

function isRecognised(value: unknown): value is NonNullable<Report['recognised']> {
  return hasTexts(value, ['preset']) && Array.isArray(value['domains']) && Array.isArray(value['layers']);
}

function isShard(value: unknown): value is Shard {
  return isRecord(value) && typeof value['index'] === 'number' && typeof value['count'] === 'number';
}

function hasTexts(value: unknown, keys: readonly string[]): value is Unknowns {
  return isRecord(value) && keys.every((key) => typeof value[key] === 'string');
}

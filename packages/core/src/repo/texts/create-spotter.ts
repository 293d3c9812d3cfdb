import type { ExportedName, ImportedName, ModuleNames } from '#types/graph';
import { SCANNED_ROW } from '../scanned-row';
import type { FileScan } from '../split-scans';
import type { Spot } from './asked-text';

/** Tells the positions of one source by what stands there. */
export interface Spotter {
  /** `undefined` where the scan holds nothing that stands exactly there. */
  readonly find: (start: number, end: number) => Spot | undefined;
  /** Where a dependency begins, by the number that `toAnswer` gives it. */
  readonly startOf: (index: number) => number;
  /** An answer about names as plain data, in which a dependency is told by its number in the source. */
  readonly toAnswer: (answer: unknown) => unknown;
}

/** @param rows of the source, `SCANNED_ROW` integers each */
export function createSpotter(rows: Int32Array, globalUses: FileScan['globalUses'] = []): Spotter {
  const count = rows.length / SCANNED_ROW;
  const startOf = (row: number): number => (row < 0 ? -1 - row : (rows[row * SCANNED_ROW + 2] as number));
  const endOf = (row: number): number => rows[row * SCANNED_ROW + 3] as number;
  const findByStart = (start: number | undefined): number | undefined => {
    if (start === undefined) return undefined;
    for (let row = 0; row < count; row++) if (startOf(row) === start) return row;
    // No dependency of the scan: it is told by where it stands, so that a move of it is another answer.
    return -1 - start;
  };
  const toName = <T extends ImportedName | ExportedName>(name: T) => ({ ...name, start: findByStart(name.start) });
  return {
    startOf,
    find: (start, end) => {
      for (let row = 0; row < count; row++) {
        if (startOf(row) === start && endOf(row) === end) return ['dependency', row];
      }
      const use = globalUses.findIndex((one) => one.start === start && one.end === end);
      return use < 0 ? undefined : ['use', use];
    },
    toAnswer: (answer) => {
      if (isNames(answer)) return { imports: answer.imports.map(toName), exports: answer.exports.map(toName) };
      if (isList(answer)) return answer.map((entry) => ('start' in entry ? toName(entry) : entry));
      return answer ?? null;
    },
  };
}

function isNames(answer: unknown): answer is ModuleNames {
  return typeof answer === 'object' && answer !== null && 'imports' in answer;
}

function isList(answer: unknown): answer is readonly (ImportedName | ExportedName)[] {
  return Array.isArray(answer);
}

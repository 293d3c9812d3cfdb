import { describe, expect, test } from 'vitest';
import { RECORD_SIZE, SCAN_FLAG } from '#types/extraction';
import { FORM, FORMS } from '#types/form';
import { FILE_FLAG } from '#types/graph';
import * as records from './records';

describe('the numbers of the lexer', () => {
  test('are those of the forms', () => {
    const named = Object.entries(records)
      .filter(([name, value]) => name.startsWith('FORM_') && typeof value === 'number' && value < FORMS.length)
      .map(([name, value]) => [name.slice('FORM_'.length).toLowerCase().replaceAll('_', '-'), value]);
    const decidedElsewhere = new Set(['script-src']);
    expect(Object.fromEntries(named)).toEqual(
      Object.fromEntries(Object.entries(FORM).filter(([form]) => !decidedElsewhere.has(form))),
    );
  });

  test('are those of the flags', () => {
    expect(records.TYPE_ONLY).toBe(SCAN_FLAG.typeOnly);
    expect(records.INLINE_TYPE_ONLY).toBe(SCAN_FLAG.inlineTypeOnly);
    expect(records.COMPUTED).toBe(SCAN_FLAG.computed);
    expect(records.REEXPORTS).toBe(FILE_FLAG.reexports);
    expect(records.MAY_REEXPORT_IMPORTS).toBe(FILE_FLAG.mayReexportImports);
  });

  test('are those of the layout', () => {
    records.clearRecords();
    records.addRecord(1, 2, 3, 4, 5, 6);
    records.addRecord(7, 8, 9, 10, 11, 12);
    expect(records.startOfRecord(1)).toBe(7);
    expect(RECORD_SIZE).toBe(5);
  });
});

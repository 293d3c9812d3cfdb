import { recordAt, setRecordAt } from './memory';
import { isDeclaration } from './source';

/** Integers per record; the same as `RECORD_SIZE`. */
const SIZE = 5;

export const FORM_IMPORT = 0;
export const FORM_SIDE_EFFECT_IMPORT = 1;
export const FORM_RE_EXPORT = 2;
export const FORM_EXPORT_STAR = 3;
export const FORM_EXPORT_STAR_AS = 4;
export const FORM_DYNAMIC_IMPORT = 5;
export const FORM_REQUIRE = 6;
export const FORM_MODULE_REQUIRE = 7;
export const FORM_REQUIRE_RESOLVE = 8;
export const FORM_CREATE_REQUIRE = 9;
export const FORM_IMPORT_EQUALS = 10;
export const FORM_IMPORT_TYPE = 11;
export const FORM_TYPEOF_IMPORT = 12;
export const FORM_JSDOC_IMPORT_TYPE = 13;
export const FORM_JSDOC_IMPORT_TAG = 14;
export const FORM_REFERENCE_PATH = 15;
export const FORM_IMPORT_META_RESOLVE = 16;
export const FORM_NEW_URL = 17;
export const FORM_WORKER = 18;
export const FORM_MOCK = 19;
export const FORM_IMPORT_ACTUAL = 20;
export const FORM_IMPORT_META_GLOB = 21;
export const FORM_DECLARE_MODULE = 22;

/** Pseudo-forms, which never leave the scanner: the name of an ambient module; a URL that turned out to be none; exports; faults. */
export const FORM_AMBIENT_NAME = 200;
export const FORM_DROPPED = 201;
/** An `export` at the top of the source, where exports are listed. */
export const FORM_EXPORTED = 202;
export const FAULT_MALFORMED_IMPORT = 210;
export const FAULT_MALFORMED_EXPORT = 211;
export const FAULT_UNTERMINATED_STRING = 212;
export const FAULT_UNTERMINATED_TEMPLATE = 213;
export const FAULT_UNTERMINATED_COMMENT = 214;

export const TYPE_ONLY = 1;
export const INLINE_TYPE_ONLY = 2;
export const COMPUTED = 4;

/** Where the text of a record is: between its quotes as it is; there, with escapes; nowhere. */
export const TEXT_VERBATIM = -1;
export const TEXT_ESCAPED = -2;
export const TEXT_COMPUTED = -3;
/** This less a position: between the quotes of the string there. */
export const TEXT_ELSEWHERE = -4;

/** `FILE_FLAG` */
export const REEXPORTS = 16;
export const MAY_REEXPORT_IMPORTS = 32;

export let recordCount = 0;
/** A record is escaped, computed or a pseudo-form, or not in the order of the source. */
export let isIrregular = false;
export let hasFaults = false;
export let fileFlags = 0;
/** How many `declare` bodies surround the current position: requests inside are erased. */
let ambientDepth = 0;

export function clearRecords(): void {
  recordCount = 0;
  isIrregular = false;
  hasFaults = false;
  fileFlags = 0;
  ambientDepth = 0;
}

export function addFileFlag(flag: number): void {
  fileFlags |= flag;
}

export function enterAmbient(): void {
  ambientDepth++;
}

export function leaveAmbient(): void {
  if (ambientDepth > 0) ambientDepth--;
}

/** Appends a record. `start` and `end` include the quotes. */
export function addRecord(
  start: number,
  end: number,
  statement: number,
  form: number,
  flags: number,
  text: number,
): number {
  const base = recordCount * SIZE;
  const erased = isDeclaration || ambientDepth > 0 ? TYPE_ONLY : 0;
  setRecordAt(base, start);
  setRecordAt(base + 1, end);
  setRecordAt(base + 2, statement);
  setRecordAt(base + 3, form | ((flags | erased) << 8));
  setRecordAt(base + 4, text);
  if (text !== TEXT_VERBATIM || (recordCount > 0 && recordAt(base - SIZE) > start)) isIrregular = true;
  return recordCount++;
}

export function addFault(fault: number, start: number): void {
  addRecord(start, start, start, fault, 0, TEXT_VERBATIM);
  isIrregular = true;
  hasFaults = true;
}

export function startOfRecord(index: number): number {
  return recordAt(index * SIZE);
}

export function endOfRecord(index: number): number {
  return recordAt(index * SIZE + 1);
}

export function statementOfRecord(index: number): number {
  return recordAt(index * SIZE + 2);
}

export function formOfRecord(index: number): number {
  return recordAt(index * SIZE + 3) & 0xff;
}

export function setEndOfRecord(index: number, end: number): void {
  setRecordAt(index * SIZE + 1, end);
}

/** Turns a record into one of another form, its flags kept. */
export function setFormOfRecord(index: number, form: number): void {
  const cell = index * SIZE + 3;
  setRecordAt(cell, (recordAt(cell) & ~0xff) | form);
  isIrregular = true;
}

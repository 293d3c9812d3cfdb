import * as v from 'valibot';
import type { TextFormat } from './text-format';

/** What a check and the JSON schema need to know of a schema beyond what valibot says. */
export type ShapeNote =
  | { readonly note: 'text'; readonly format: TextFormat }
  | { readonly note: 'choice'; readonly noun: string; readonly refused: Readonly<Record<string, string>> }
  /** `expected`: what is wanted, with an example. */
  | { readonly note: 'list'; readonly expected: string }
  | { readonly note: 'record'; readonly expected: string; readonly format: TextFormat }
  /** `noun`: what the object is, with an article. */
  | { readonly note: 'object'; readonly noun: string };

type Note<N extends ShapeNote['note']> = Omit<Extract<ShapeNote, { note: N }>, 'note'>;

export const text = (format: TextFormat) =>
  v.pipe(
    v.string(),
    v.check((value) => format.findProblem(value) === undefined),
    v.metadata({ note: 'text', format }),
  );

/** @param refused values that people try → why they do not exist */
export const choice = <const T extends readonly string[]>(
  noun: string,
  values: T,
  refused: Note<'choice'>['refused'] = {},
) => v.pipe(v.picklist(values), v.metadata({ note: 'choice', noun, refused }));

export const list = <S extends AnySchema>(item: S, expected: string, min = 0) =>
  v.pipe(v.array(item), v.minLength(min), v.readonly(), v.metadata({ note: 'list', expected }));

/** A list in which a lone item may be written without brackets. */
export const oneOrMore = <S extends AnySchema>(item: S, expected: string) =>
  v.pipe(v.union([item, v.pipe(v.array(item), v.readonly())]), v.metadata({ note: 'list', expected }));

export const record = <S extends AnySchema>(format: TextFormat, value: S, expected: string) =>
  v.pipe(v.record(text(format), value), v.readonly(), v.metadata({ note: 'record', expected, format }));

export const object = <const E extends v.ObjectEntries>(noun: string, entries: E) =>
  v.pipe(v.strictObject(entries), v.readonly(), v.metadata({ note: 'object', noun }));

/** An object whose other keys are somebody else's to check. */
export const openObject = <const E extends v.ObjectEntries>(noun: string, entries: E) =>
  v.pipe(v.looseObject(entries), v.readonly(), v.metadata({ note: 'object', noun }));

export type AnySchema = v.BaseSchema<unknown, unknown, v.BaseIssue<unknown>>;

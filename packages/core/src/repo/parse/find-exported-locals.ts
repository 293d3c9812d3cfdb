import { type ExportedLocal, readExportedLocals } from './read-exported-locals';

const EXPORT = /\bexport\b/gu;

/**
 * The names that exports without a `from` take from the module's own scope; `undefined` where they cannot be told.
 *
 * A keyword holds no escapes, so that each export is seen. Exports in comments and strings count as exports.
 *
 * @param text UTF-8 without byte order mark, one character a byte
 */
export function findExportedLocals(text: string): readonly ExportedLocal[] | undefined {
  const locals: ExportedLocal[] = [];
  for (const { index } of text.matchAll(EXPORT)) {
    const found = readExportedLocals(text, index);
    if (found === undefined) return undefined;
    locals.push(...found);
  }
  return locals;
}

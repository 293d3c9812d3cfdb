import type { Language } from '#types/extraction';
import type { ExportedName, ImportedName, ModuleNames } from '#types/graph';
import { createByteOffsets } from './byte-offsets';
import { findReferences } from './find-members';
import { parseProgram } from './parse-program';
import { readCommentNames } from './read-comment-names';
import { readExports } from './read-exports';
import { readImports } from './read-imports';
import { toPrograms } from './to-programs';
import { walkProgram, type Visit } from './walk-program';

/**
 * Reads what a module imports and exports by name.
 *
 * Imports are those of declarations, of `import x = require()`, of import types and JSDoc, and of `require` and `await import()` where their
 * result is taken apart at once, or kept in a variable of which only members are used. A `require` or `import()` without an entry is used as a whole.
 * In markup a namespace always escapes: the template may use it.
 *
 * Exports are those of declarations and statements of ECMAScript and TypeScript; not assignments to `module.exports`.
 * `export =` is the export `default`.
 *
 * @param text without byte order mark
 * @returns `undefined` where a program of the file cannot be parsed
 */
export function readModuleNames(text: string, language: Language): ModuleNames | undefined {
  const imports: ImportedName[] = [];
  const exports: ExportedName[] = [];
  const programs = toPrograms(text, language);
  const isMarkup = programs.some((program) => program.text !== text);
  const toBytes = createByteOffsets(text);
  for (const program of programs) {
    const parsed = parseProgram(program.text, program.language);
    if (parsed === undefined) return undefined;
    const visits: Visit[] = [];
    walkProgram(parsed.program, program.language === 'dts', (visit) => visits.push(visit));
    const references = findReferences(visits);
    for (const name of readImports(visits, references)) {
      const members = name.imported === '*' ? { members: isMarkup ? undefined : name.members } : {};
      imports.push({
        imported: name.imported,
        local: name.local,
        typeOnly: name.typeOnly,
        start: toBytes(name.start),
        ...members,
      });
    }
    for (const name of readCommentNames(program.text, parsed.comments))
      imports.push({ ...name, start: toBytes(name.start) });
    for (const name of readExports(parsed.program, visits)) {
      exports.push({ ...name, start: name.start === undefined ? undefined : toBytes(name.start) });
    }
  }
  return { imports, exports };
}

import type { Language } from '#types/extraction';
import type { SyntaxNode, SyntaxProgram } from '#types/syntax';
import { createByteOffsets } from './byte-offsets';
import { parseProgram } from './parse-program';
import { toPrograms } from './to-programs';

/**
 * The programs of a source as ESLint's parsers give them: parentheses are no nodes.
 *
 * @param text without byte order mark
 * @returns `undefined` where one of them cannot be parsed
 */
export function parseSource(text: string, language: Language): readonly SyntaxProgram[] | undefined {
  const toBytes = createByteOffsets(text);
  const programs: SyntaxProgram[] = [];
  for (const { text: masked, language: inner } of toPrograms(text, language)) {
    const root: unknown = parseProgram(masked, inner, false)?.program;
    if (!isRoot(root)) return undefined;
    programs.push({ root, toBytes });
  }
  return programs;
}

function isRoot(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && Reflect.get(value, 'type') === 'Program';
}

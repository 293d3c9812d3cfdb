import { languageOf } from '../language-of';
import { parseProgram, type ProgramLanguage } from '../parse/parse-program';

/** Markup around programs is not parsed here: whatever looks like a comment of either is one. */
const COMMENT = /\/\*(?<block>[\s\S]*?)\*\/|<!--(?<markup>[\s\S]*?)-->|\/\/(?<line>.*)/g;
const PROGRAMS = new Set(['ts', 'tsx', 'dts', 'js']);

/** The comments of a source. `text` without their marks, `line` from 1. */
export function findComments(
  file: string,
  source: string,
): readonly { readonly isBlock: boolean; readonly text: string; readonly line: number }[] {
  const language = languageOf(file);
  const toLine = (at: number): number => source.slice(0, at).split('\n').length;
  const parsed =
    language !== undefined && PROGRAMS.has(language) ? parseProgram(source, language as ProgramLanguage) : undefined;
  if (parsed !== undefined)
    return parsed.comments.map(({ type, value, start }) => ({
      isBlock: type === 'Block',
      text: value,
      line: toLine(start),
    }));
  return [...source.matchAll(COMMENT)].map(({ groups = {}, index }) => ({
    isBlock: groups['line'] === undefined,
    text: groups['block'] ?? groups['markup'] ?? groups['line'] ?? '',
    line: toLine(index),
  }));
}

import { createRequire } from 'node:module';
import type { Comment, ParserOptions, Program } from 'oxc-parser';
import type { Language } from '#types/extraction';
import { isTooDeep } from './is-too-deep';

/** The languages that are one program as a whole, without markup around it. */
export type ProgramLanguage = Extract<Language, 'ts' | 'tsx' | 'dts' | 'js'>;

export interface ParsedProgram {
  readonly program: Program;
  readonly comments: readonly Comment[];
}

type Parser = typeof import('oxc-parser');
let parser: Parser | undefined;

/** The parser is native and slow to load; most runs never need it. */
export function loadParser(): Parser {
  parser ??= createRequire(import.meta.url)('oxc-parser') as Parser;
  return parser;
}

type Attempt = Required<Pick<ParserOptions, 'lang' | 'sourceType'>>;

/** A module first; then what only a script may hold: `with`, `await` as a name, octal literals. */
const asModuleOrScript = (lang: NonNullable<ParserOptions['lang']>): readonly Attempt[] => [
  { lang, sourceType: 'module' },
  { lang, sourceType: 'script' },
];

/** JavaScript with annotations of types (Flow) mostly reads as TypeScript. */
const ATTEMPTS: Readonly<Record<ProgramLanguage, readonly Attempt[]>> = {
  ts: asModuleOrScript('ts'),
  tsx: asModuleOrScript('tsx'),
  dts: asModuleOrScript('dts'),
  js: [...asModuleOrScript('jsx'), { lang: 'tsx', sourceType: 'module' }],
};

/**
 * Parses a source. `.js` is always tried as JSX, `.ts` never.
 * Errors that the parser recovers from (a `return` at the top level, a duplicate modifier) are ignored.
 *
 * @param text without byte order mark
 * @param preserveParens whether parentheses are nodes
 * @returns offsets in UTF-16 units; `undefined` where nothing could be recovered
 */
export function parseProgram(
  text: string,
  language: ProgramLanguage,
  preserveParens = true,
): ParsedProgram | undefined {
  if (isTooDeep(text)) return undefined;
  const { parseSync } = loadParser();
  let recovered: ParsedProgram | undefined;
  for (const { lang, sourceType } of ATTEMPTS[language]) {
    const result = parseSync('source', text, { lang, astType: 'ts', sourceType, preserveParens });
    if (result.errors.length === 0) return result;
    if (recovered === undefined && result.program.body.length > 0) recovered = result;
  }
  return recovered;
}

/** The fields of each kind of node that hold nodes, in the order of the source. */
export function childKeys(): Readonly<Record<string, readonly string[]>> {
  return loadParser().visitorKeys;
}

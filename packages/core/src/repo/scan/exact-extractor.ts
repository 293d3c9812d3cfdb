import type { Scan } from '#types/extraction';
import type { ScriptLanguage } from './lexer-engine';

/**
 * Extracts the dependencies of a program from its syntax tree, for what tokens cannot decide. The same meaning of every field as in
 * `Scan`; `undefined` where the text cannot be parsed.
 */
export type ExactExtractor = (text: string, language: ScriptLanguage) => Scan | undefined;

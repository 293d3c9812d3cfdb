import { noteCreation, noteLoadedModule } from './bindings';
import { CLOSE_PAREN, EQUALS, OPEN_PAREN, SEMICOLON, hasLineEnd, skipWord } from './characters';
import { frameCount } from './frames';
import { skipGap } from './gaps';
import { findArgumentEnd, skipArguments } from './lookahead';
import { ascii, isWordByte, u16At, u32At, u8At } from './memory';
import { followsBinder, isUsedByMembers } from './occurrences';
import { sourceEnd, sourceStart } from './source';
import { TOKEN_WORD, before, before2, wordStart } from './tokens';
import { WORD_BINDER, WORD_NAME, WORD_OPERATOR, WORD_TYPE_OPERATOR, classifyWord, isCreateRequire } from './words';

/**
 * `const require = createRequire(import.meta.url);` at the top of a module, whose value is at `p`. Whether the name is that of Node is
 * known at the end.
 */
export function beginsCreation(p: number): boolean {
  const isConstant = before === TOKEN_WORD + WORD_BINDER && u8At(wordStart) === ascii('c');
  // Blocks of markup share their names.
  if (!isConstant || frameCount > 0 || sourceStart > 0) return false;
  const end = skipWord(p);
  const open = skipGap(end);
  if (!isCreateRequire(p, end - p) || u8At(open) !== OPEN_PAREN) return false;
  const close = skipArguments(open + 1);
  if (close < 0) return false;
  const next = skipGap(close);
  if (u8At(next) !== SEMICOLON && next < sourceEnd) {
    const kind = classifyWord(next, skipWord(next) - next);
    const isStatement = isWordByte(u8At(next)) && kind !== WORD_OPERATOR && kind !== WORD_TYPE_OPERATOR;
    if (!isStatement || !hasLineEnd(close, next)) return false;
  }
  noteCreation(p);
  return true;
}

/** `require('module')` brings `createRequire`, `require('worker_threads')` a `Worker`. */
export function noteRequiredModule(open: number): void {
  const start = skipGap(open + 1);
  const end = findArgumentEnd(start);
  if (end < 0 || (isModuleAt(start, end) && isKeptForMembers(end))) return;
  noteLoadedModule(start, end + 1);
}

/** `const Module = require('module');`, where nothing but members of `Module` is used: `createRequire` is seen there. */
function isKeptForMembers(end: number): boolean {
  if (before !== EQUALS || before2 !== TOKEN_WORD + WORD_NAME || !followsBinder(wordStart)) return false;
  const close = skipGap(end + 1);
  const next = u8At(skipGap(close + 1));
  const isWhole =
    u8At(close) === CLOSE_PAREN && (next === SEMICOLON || (isWordByte(next) && hasLineEnd(close, skipGap(close + 1))));
  return isWhole && isUsedByMembers(wordStart);
}

/** Whether the string between the quotes at `start` and `end` is `module` or `node:module`. */
function isModuleAt(start: number, end: number): boolean {
  const p = end - 6;
  if (u32At(p) !== ascii('modu') || u16At(p + 4) !== ascii('le')) return false;
  return p === start + 1 || (p === start + 6 && u32At(start + 1) === ascii('node'));
}

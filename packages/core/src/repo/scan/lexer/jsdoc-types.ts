import {
  APOSTROPHE,
  AT,
  CARRIAGE_RETURN,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  CLOSE_PAREN,
  COMMA,
  DOT,
  GREATER,
  LESS,
  NEWLINE,
  OPEN_BRACE,
  OPEN_BRACKET,
  OPEN_PAREN,
  QUOTE,
  SPACE,
  isAsciiWord,
} from './characters';
import { addCommentString, skipCommentString, skipDecoration, skipSpace } from './comment-text';
import { ascii, u16At, u32At, u8At } from './memory';
import { FORM_JSDOC_IMPORT_TYPE } from './records';

export function readTypeOfTag(name: number, nameEnd: number, limit: number): number {
  const kind = classifyTag(name, nameEnd - name);
  if (kind === TAG_UNTYPED) return nameEnd;
  let p = skipDecoration(nameEnd, limit);
  if (u8At(p) !== OPEN_BRACE && kind === TAG_OF_NAME) p = skipDecoration(skipParameter(p, limit), limit);
  if (kind === TAG_BARE && u8At(p) !== OPEN_BRACE) return readBareType(p, limit);
  if (p >= limit || u8At(p) !== OPEN_BRACE || u8At(p + 1) === AT) return nameEnd;
  let depth = 0;
  while (p < limit) {
    const c = u8At(p);
    if (c === OPEN_BRACE) depth++;
    else if (c === CLOSE_BRACE) {
      if (--depth === 0) return p + 1;
    } else if (c === QUOTE || c === APOSTROPHE) {
      const end = skipCommentString(p, limit);
      p = end < 0 ? p + 1 : end;
      continue;
    } else if (c === ascii('i') && u32At(p) === ascii('impo') && isImportWord(p)) {
      p = readImportType(p, limit);
      continue;
    }
    p++;
  }
  return limit;
}

/** `@type import('x').T | import('y')`: without braces, a type goes on as long as operators join its parts. */
function readBareType(p: number, limit: number): number {
  while (p < limit) {
    const isImport = u32At(p) === ascii('impo') && u16At(p + 4) === ascii('rt') && !isAsciiWord(u8At(p + 6));
    const next = isImport ? readImportType(p, limit) : skipBarePart(p, limit);
    if (next === p) break;
    p = next;
  }
  return p;
}

/** The position after `typeof`, an opening bracket, or a name with an operator after it; `p` where nothing of the kind is. */
function skipBarePart(p: number, limit: number): number {
  if (u32At(p) === ascii('type') && u16At(p + 4) === ascii('of') && u8At(p + 6) <= SPACE)
    return skipSpace(p + 6, limit);
  const c = u8At(p);
  if (c === OPEN_PAREN || c === OPEN_BRACKET || c === BAR || c === AMPERSAND) return skipSpace(p + 1, limit);
  let end = p;
  while (end < limit && isPartOfBareType(u8At(end))) end++;
  end = skipSpace(end, limit);
  const operator = u8At(end);
  const joins = operator === BAR || operator === AMPERSAND || operator === LESS || operator === COMMA;
  return joins && end < limit ? skipSpace(end + 1, limit) : p;
}

function isPartOfBareType(c: number): boolean {
  return isAsciiWord(c) || c === DOT || c === OPEN_BRACKET || c === CLOSE_BRACKET || c === GREATER || c === CLOSE_PAREN;
}

function isImportWord(p: number): boolean {
  if (u16At(p + 4) !== ascii('rt')) return false;
  const before = u8At(p - 1);
  const after = u8At(p + 6);
  return !isAsciiWord(before) && before !== DOT && !isAsciiWord(after);
}

function readImportType(statement: number, limit: number): number {
  const after = statement + 6;
  const open = skipDecoration(after, limit);
  if (u8At(open) !== OPEN_PAREN) return after;
  const start = skipDecoration(open + 1, limit);
  const end = start < limit ? skipCommentString(start, limit) : -1;
  if (end < 0) return after;
  addCommentString(start, end, statement, FORM_JSDOC_IMPORT_TYPE);
  return end;
}

/** `[name=default]` or `name.of.property` */
function skipParameter(p: number, limit: number): number {
  if (u8At(p) === OPEN_BRACKET) {
    let end = p + 1;
    while (end < limit) {
      const c = u8At(end);
      if (c === CLOSE_BRACKET) return end + 1;
      if (c === NEWLINE || c === CARRIAGE_RETURN) break;
      end++;
    }
  }
  while (p < limit) {
    const c = u8At(p);
    if (!isAsciiWord(c) && c !== DOT && c !== OPEN_BRACKET && c !== CLOSE_BRACKET) return p;
    p++;
  }
  return limit;
}

const BAR = ascii('|');

const AMPERSAND = ascii('&');

const TAG_UNTYPED = 0;

const TAG_TYPED = 1;

/** The parameter's name may stand before the type. */
const TAG_OF_NAME = 2;

/** The type needs no braces. */
const TAG_BARE = 3;

/** Whether the compiler reads a type, or a class name with types, after a tag. */
function classifyTag(p: number, length: number): number {
  if (length < 3) return TAG_UNTYPED;
  if (length === 3) return (u32At(p) & 0xffffff) === ascii('arg') ? TAG_OF_NAME : TAG_UNTYPED;
  const head = u32At(p);
  const tail = u32At(p + length - 4);
  switch (length) {
    case 4:
      if (head === ascii('prop')) return TAG_OF_NAME;
      return head === ascii('type') || head === ascii('this') || head === ascii('enum') ? TAG_BARE : TAG_UNTYPED;
    case 5:
      return head === ascii('para') && tail === ascii('aram') ? TAG_OF_NAME : TAG_UNTYPED;
    case 6:
      return (head === ascii('retu') && tail === ascii('turn')) || (head === ascii('thro') && tail === ascii('rows'))
        ? TAG_TYPED
        : TAG_UNTYPED;
    case 7:
      return (head === ascii('type') && tail === ascii('edef')) ||
        (head === ascii('retu') && tail === ascii('urns')) ||
        (head === ascii('exte') && tail === ascii('ends'))
        ? TAG_TYPED
        : TAG_UNTYPED;
    case 8:
      if (head === ascii('argu') && tail === ascii('ment')) return TAG_OF_NAME;
      if (head === ascii('prop') && tail === ascii('erty')) return TAG_OF_NAME;
      return (head === ascii('temp') && tail === ascii('late')) || (head === ascii('augm') && tail === ascii('ents'))
        ? TAG_TYPED
        : TAG_UNTYPED;
    case 9:
      return (head === ascii('sati') && tail === ascii('fies') && u8At(p + 4) === ascii('s')) ||
        (head === ascii('exce') && tail === ascii('tion') && u8At(p + 4) === ascii('p'))
        ? TAG_TYPED
        : TAG_UNTYPED;
    case 10:
      return head === ascii('impl') && u32At(p + 4) === ascii('emen') && tail === ascii('ents')
        ? TAG_TYPED
        : TAG_UNTYPED;
    default:
      return TAG_UNTYPED;
  }
}

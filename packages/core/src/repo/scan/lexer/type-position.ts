import { leaveUndecided } from './bindings';
import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  CLOSE_PAREN,
  COLON,
  COMMA,
  DOT,
  EQUALS,
  EXCLAMATION,
  GREATER,
  LESS,
  OPEN_BRACE,
  OPEN_BRACKET,
  OPEN_PAREN,
  QUESTION,
  SEMICOLON,
  SLASH,
  skipWord,
} from './characters';
import { skipGap } from './gaps';
import { findMember } from './lookahead';
import { ascii, u32At, u8At } from './memory';
import { TOKEN_ARROW, TOKEN_LITERAL, TOKEN_LOGICAL, TOKEN_SPREAD, TOKEN_WORD, before } from './tokens';
import { WORD_EXTENDS, WORD_OPERATOR, WORD_TYPE_OPERATOR, WORD_VALUE_OPERATOR } from './words';

/** Whether the `import('x')` that ends at `close` is a type: by the token before it, and by what follows. */
export function isTypePosition(close: number): boolean {
  switch (before) {
    case TOKEN_WORD + WORD_VALUE_OPERATOR:
    case TOKEN_LOGICAL:
    case TOKEN_SPREAD:
      return false;
    case TOKEN_WORD + WORD_TYPE_OPERATOR:
    case TOKEN_WORD + WORD_EXTENDS:
    case ascii('|'):
    case ascii('&'):
      return true;
    case LESS:
      return endsTypeArgument(close);
    case SLASH:
    case ascii('*'):
    case ascii('%'):
    case ascii('+'):
    case ascii('-'):
      return false;
  }
  const next = skipGap(close);
  const c = u8At(next);
  if (c === DOT) {
    const member = findMember(close);
    if (member < 0) return false;
    if (!isPromiseMethod(member)) return true;
    const d = u8At(skipGap(skipWord(member)));
    return d !== OPEN_PAREN && d !== LESS && d !== QUESTION;
  }
  if (c === OPEN_BRACKET || c === LESS) return true;
  if (c === GREATER) {
    // The last of several type arguments, or an operand of a comparison.
    leaveUndecided();
    return true;
  }
  switch (before) {
    case 0:
    case TOKEN_ARROW:
    case TOKEN_LITERAL:
    case OPEN_PAREN:
    case CLOSE_PAREN:
    case OPEN_BRACKET:
    case CLOSE_BRACKET:
    case OPEN_BRACE:
    case CLOSE_BRACE:
    case COMMA:
    case SEMICOLON:
    case QUESTION:
    case EXCLAMATION:
      return false;
    case EQUALS:
    case COLON:
      leaveUndecided();
      return false;
  }
  if (before >= TOKEN_WORD && before !== TOKEN_WORD + WORD_OPERATOR) leaveUndecided();
  return false;
}

/** Whether `import('x')` after `<`, which ends at `close`, is a type argument, and not the right side of a comparison. */
function endsTypeArgument(close: number): boolean {
  let p = skipGap(close);
  while (u8At(p) === DOT) {
    const member = findMember(p);
    if (member < 0) break;
    p = skipGap(skipWord(member));
  }
  const c = u8At(p);
  if (c === GREATER || c === COMMA || c === OPEN_BRACKET || c === LESS) return true;
  if ((c === ascii('|') || c === ascii('&')) && u8At(p + 1) !== c) return true;
  leaveUndecided();
  return false;
}

/** `then`, `catch`, `finally` */
function isPromiseMethod(p: number): boolean {
  const length = skipWord(p) - p;
  const head = u32At(p);
  if (length === 4) return head === ascii('then');
  if (length === 5) return head === ascii('catc') && u8At(p + 4) === ascii('h');
  return length === 7 && head === ascii('fina') && u32At(p + 3) === ascii('ally');
}

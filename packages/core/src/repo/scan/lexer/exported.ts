import { leaveUndecided } from './bindings';
import { COLON, EQUALS, GREATER, OPEN_BRACE, OPEN_BRACKET, skipWord } from './characters';
import { frameCount } from './frames';
import { pauseComments, resumeComments, skipGap } from './gaps';
import { isWordByte, u8At } from './memory';
import { FORM_EXPORTED, TEXT_VERBATIM, addRecord } from './records';
import { isDeclaration } from './source';
import { TOKEN_WORD, before } from './tokens';
import { WORD_BINDER, WORD_DECLARE, classifyWord } from './words';

/** No exported variable is being declared. */
const BINDS_NOTHING = 0;
/** A constant: a further one has a value. */
const BINDS_CONSTANTS = 1;
/** A variable, or one without a value: a further one need not say more than its name. */
const BINDS_NAMES = 2;

let isListing = false;
let binding = BINDS_NOTHING;

/** Begins a source: whether its exports are listed. */
export function setListing(value: boolean): void {
  isListing = value;
  binding = BINDS_NOTHING;
}

/** Records the `export` from `p` to `end` at the top of the source: what it says begins at the record's end. */
export function noteExported(p: number, end: number): void {
  if (!isListing || frameCount > 0) return;
  if (before === TOKEN_WORD + WORD_DECLARE) leaveUndecided();
  const start = skipGap(end);
  addRecord(p, start, p, FORM_EXPORTED, 0, TEXT_VERBATIM);
  const length = skipWord(start) - start;
  binding = BINDS_NOTHING;
  if (classifyWord(start, length) === WORD_BINDER)
    binding = length === 5 && !isDeclaration ? BINDS_CONSTANTS : BINDS_NAMES;
  // `declare const`.
  else if (length === 7) binding = BINDS_NAMES;
}

/** A statement has ended, or another has begun: the exported declaration is over. */
export function endExported(): void {
  if (frameCount === 0) binding = BINDS_NOTHING;
}

/**
 * A comma at `p`: between the type arguments of a declaration, or before another name that it declares. Where the latter may be, the
 * parser tells.
 */
export function noteComma(p: number): void {
  if (binding === BINDS_NOTHING || frameCount > 0) return;
  pauseComments();
  const start = skipGap(p + 1);
  const c = u8At(start);
  const next = isWordByte(c) ? skipGap(skipWord(start)) : start;
  resumeComments();
  const d = u8At(next);
  const mayHaveValue = (d === EQUALS && u8At(next + 1) !== GREATER) || d === COLON || d >= 128;
  const isPattern = c === OPEN_BRACE || c === OPEN_BRACKET || c >= 128;
  if (binding === BINDS_NAMES || isPattern || mayHaveValue) leaveUndecided();
}

import { beginsMock, beginsModule, beginsRequire, beginsWorker } from './call-needles';
import { CLOSE_BRACE, OPEN_BRACE } from './characters';
import { beginsExport, beginsImport } from './import-needles';
import { ascii, u8At } from './memory';
import { findNeedle } from './search';
import { sourceEnd } from './source';

/**
 * Whether a request could begin anywhere from `p` on: in code, or in a comment that is read. Each request contains one of a few
 * words; a word is let pass only where the bytes around it exclude a request, whether they are code, comment or string.
 * Notes on the way what the exports say about the file.
 */
export function holdsRequest(p: number): boolean {
  for (;;) {
    p = findNeedle(p, sourceEnd);
    if (p >= sourceEnd) return false;
    if (isRequestNeedle(p)) return true;
    p++;
  }
}

function isRequestNeedle(p: number): boolean {
  switch (u8At(p)) {
    case ascii('m'):
      return u8At(p + 1) === ascii('p') ? beginsImport(p - 1) : beginsMock(p);
    case ascii('M'):
      return beginsMock(p);
    case ascii('x'):
      return beginsExport(p - 1);
    case ascii('q'):
      return beginsRequire(p - 2);
    case ascii('o'):
      return u8At(p + 1) === ascii('d') ? beginsModule(p - 1) : beginsWorker(p - 1);
    default:
      return isEscapedLetter(p);
  }
}

/** `\u0072`, `\u{72}`: an ASCII letter, which in code stands in a name. */
function isEscapedLetter(p: number): boolean {
  if (u8At(p + 1) !== ascii('u')) return false;
  let q = p + 2;
  const isBraced = u8At(q) === OPEN_BRACE;
  if (isBraced) q++;
  const first = q;
  while (u8At(q) === 48) q++;
  const digit = u8At(q);
  if (digit < 52 || digit > 55) return false;
  const length = q + 2 - first;
  return isBraced ? u8At(q + 2) === CLOSE_BRACE : length === 4;
}

import { ascii, u32At, u8At } from './memory';

/**
 * The next position where `mpor`, `xpor`, `quir`, `mock`, `Mock`, `odul`, `orke` or `\u` stands: the hearts of the words that requests
 * contain. `end` where there is none. WebAssembly has a vectorised one in `../assembly/search.ts`.
 */
export function findNeedle(p: number, end: number): number {
  for (; p < end; p++) {
    const c = u8At(p + 1);
    if (c !== 112 && c !== 117 && c !== 111 && c !== 100 && c !== 114) continue;
    const word = u32At(p);
    if (
      word === ascii('mpor') ||
      word === ascii('xpor') ||
      word === ascii('quir') ||
      word === ascii('mock') ||
      word === ascii('Mock') ||
      word === ascii('odul') ||
      word === ascii('orke') ||
      (c === 117 && (word & 0xff) === 92)
    ) {
      return p;
    }
  }
  return end;
}

import { u32At, u8At, SOURCE } from './memory';

/*
 * The searches of `../lexer/search.ts`, sixteen bytes at a time. Reading past the end is harmless: `SENTINEL` bytes follow, then the stack.
 *
 * The vectors that bytes are compared with are kept in memory and loaded before each loop: V8 builds a constant vector anew, in four
 * instructions, wherever it is used.
 */
const vectors: usize = memory.data(19 * 16, 16);
const BYTES = memory.data<u8>([
  // p q u o c k d r backslash
  112, 113, 117, 111, 99, 107, 100, 114, 92,
  // " ' / ` { }
  34, 39, 47, 96, 123, 125,
  // newline, carriage return, the first byte of U+2028 and U+2029, *
  10, 13, 0xe2, 42,
]);
for (let index: usize = 0; index < 19; index++) v128.store(vectors + index * 16, i8x16.splat(load<i8>(BYTES + index)));

// @ts-ignore: decorator
@inline
function vector(index: usize): v128 {
  return v128.load(vectors + index * 16);
}

/** Where two letters of a word stand, the word is looked at. */
export function findNeedle(p: i32, end: i32): i32 {
  const letterP = vector(0);
  const letterQ = vector(1);
  const letterU = vector(2);
  const letterO = vector(3);
  const letterC = vector(4);
  const letterK = vector(5);
  const letterD = vector(6);
  const letterR = vector(7);
  const backslash = vector(8);
  while (p < end) {
    const address = SOURCE + <usize>p;
    const a = v128.load(address);
    const b = v128.load(address, 1);
    const c = v128.load(address, 2);
    const u = i8x16.eq(b, letterU);
    const port = v128.and(i8x16.eq(b, letterP), i8x16.eq(c, letterO));
    const quir = v128.and(u, i8x16.eq(a, letterQ));
    const mock = v128.and(i8x16.eq(b, letterO), i8x16.eq(c, letterC));
    const odul = v128.and(i8x16.eq(b, letterD), i8x16.eq(c, letterU));
    const orke = v128.and(i8x16.eq(b, letterR), i8x16.eq(c, letterK));
    const escape = v128.and(u, i8x16.eq(a, backslash));
    let hits = i8x16.bitmask(
      v128.or(v128.or(v128.or(port, quir), v128.or(mock, odul)), v128.or(orke, escape)),
    );
    while (hits != 0) {
      const q = p + ctz(hits);
      if (q >= end) return end;
      if (isNeedle(q)) return q;
      hits &= hits - 1;
    }
    p += 16;
  }
  return end;
}

// @ts-ignore: decorator
@inline
function isNeedle(p: i32): bool {
  const word = u32At(p);
  return (
    word == ascii('mpor') ||
    word == ascii('xpor') ||
    word == ascii('quir') ||
    word == ascii('mock') ||
    word == ascii('Mock') ||
    word == ascii('odul') ||
    word == ascii('orke') ||
    (word & 0xffff) == 0x755c
  );
}

export function findDelimiter(p: i32, end: i32): i32 {
  const quote = vector(9);
  const apostrophe = vector(10);
  const slash = vector(11);
  const backtick = vector(12);
  while (p < end) {
    const v = v128.load(SOURCE + <usize>p);
    const hits = i8x16.bitmask(
      v128.or(
        v128.or(i8x16.eq(v, quote), i8x16.eq(v, apostrophe)),
        v128.or(i8x16.eq(v, slash), i8x16.eq(v, backtick)),
      ),
    );
    if (hits != 0) {
      const q = p + ctz(hits);
      return q < end ? q : end;
    }
    p += 16;
  }
  return end;
}

export function findDelimiterOrBrace(p: i32, end: i32): i32 {
  while (p < end) {
    const v = v128.load(SOURCE + <usize>p);
    const quotes = v128.or(i8x16.eq(v, vector(9)), i8x16.eq(v, vector(10)));
    const slashes = v128.or(i8x16.eq(v, vector(11)), i8x16.eq(v, vector(12)));
    const braces = v128.or(i8x16.eq(v, vector(13)), i8x16.eq(v, vector(14)));
    const hits = i8x16.bitmask(v128.or(v128.or(quotes, slashes), braces));
    if (hits != 0) {
      const q = p + ctz(hits);
      return q < end ? q : end;
    }
    p += 16;
  }
  return end;
}

export function findLineEnd(p: i32, end: i32): i32 {
  while (p < end) {
    const v = v128.load(SOURCE + <usize>p);
    const ascii = v128.or(i8x16.eq(v, vector(15)), i8x16.eq(v, vector(16)));
    let hits = i8x16.bitmask(v128.or(ascii, i8x16.eq(v, vector(17))));
    while (hits != 0) {
      const q = p + ctz(hits);
      if (q >= end) return end;
      if (u8At(q) < 128 || (u8At(q + 1) == 0x80 && (u8At(q + 2) | 1) == 0xa9)) return q;
      hits &= hits - 1;
    }
    p += 16;
  }
  return end;
}

export function findBlockEnd(p: i32, end: i32): i32 {
  while (p < end) {
    const asterisks = i8x16.eq(v128.load(SOURCE + <usize>p), vector(18));
    const slashes = i8x16.eq(v128.load(SOURCE + <usize>p + 1), vector(11));
    const hits = i8x16.bitmask(v128.and(asterisks, slashes));
    if (hits != 0) {
      const q = p + ctz(hits);
      return q < end ? q : end;
    }
    p += 16;
  }
  return end;
}

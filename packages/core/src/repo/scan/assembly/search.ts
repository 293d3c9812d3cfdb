import { u32At, u8At, SOURCE } from './memory';

/*
 * The searches of `../lexer/search.ts`, sixteen bytes at a time. Reading past the end is harmless: `SENTINEL` bytes follow, then the stack.
 */

// @ts-ignore: decorator
@inline
const P: i8 = ascii('p');
// @ts-ignore: decorator
@inline
const Q: i8 = ascii('q');
// @ts-ignore: decorator
@inline
const U: i8 = ascii('u');
// @ts-ignore: decorator
@inline
const O: i8 = ascii('o');
// @ts-ignore: decorator
@inline
const C: i8 = ascii('c');
// @ts-ignore: decorator
@inline
const K: i8 = ascii('k');
// @ts-ignore: decorator
@inline
const D: i8 = ascii('d');
// @ts-ignore: decorator
@inline
const R: i8 = ascii('r');
// @ts-ignore: decorator
@inline
const ESCAPE: i8 = 92;

/** Where two letters of a word stand, the word is looked at. */
export function findNeedle(p: i32, end: i32): i32 {
  while (p < end) {
    let hits = i8x16.bitmask(matchWords(SOURCE + <usize>p));
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
function matchWords(address: usize): v128 {
  const a = v128.load(address);
  const b = v128.load(address + 1);
  const c = v128.load(address + 2);
  const u = i8x16.eq(b, i8x16.splat(U));
  const o = i8x16.eq(b, i8x16.splat(O));
  const port = v128.and(i8x16.eq(b, i8x16.splat(P)), i8x16.eq(c, i8x16.splat(O)));
  const quir = v128.and(u, i8x16.eq(a, i8x16.splat(Q)));
  const mock = v128.and(o, i8x16.eq(c, i8x16.splat(C)));
  const odul = v128.and(i8x16.eq(b, i8x16.splat(D)), i8x16.eq(c, i8x16.splat(U)));
  const orke = v128.and(i8x16.eq(b, i8x16.splat(R)), i8x16.eq(c, i8x16.splat(K)));
  const escape = v128.and(u, i8x16.eq(a, i8x16.splat(ESCAPE)));
  return v128.or(v128.or(v128.or(port, quir), v128.or(mock, odul)), v128.or(orke, escape));
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

// @ts-ignore: decorator
@inline
function matchDelimiters(v: v128): v128 {
  return v128.or(
    v128.or(i8x16.eq(v, i8x16.splat(34)), i8x16.eq(v, i8x16.splat(39))),
    v128.or(i8x16.eq(v, i8x16.splat(47)), i8x16.eq(v, i8x16.splat(96))),
  );
}

export function findDelimiter(p: i32, end: i32): i32 {
  while (p < end) {
    const hits = i8x16.bitmask(matchDelimiters(v128.load(SOURCE + <usize>p)));
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
    const braces = v128.or(i8x16.eq(v, i8x16.splat(123)), i8x16.eq(v, i8x16.splat(125)));
    const hits = i8x16.bitmask(v128.or(matchDelimiters(v), braces));
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
    const ascii = v128.or(i8x16.eq(v, i8x16.splat(10)), i8x16.eq(v, i8x16.splat(13)));
    let hits = i8x16.bitmask(v128.or(ascii, i8x16.eq(v, i8x16.splat(-30))));
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
    const asterisks = i8x16.eq(v128.load(SOURCE + <usize>p), i8x16.splat(42));
    const slashes = i8x16.eq(v128.load(SOURCE + <usize>p + 1), i8x16.splat(47));
    const hits = i8x16.bitmask(v128.and(asterisks, slashes));
    if (hits != 0) {
      const q = p + ctz(hits);
      return q < end ? q : end;
    }
    p += 16;
  }
  return end;
}

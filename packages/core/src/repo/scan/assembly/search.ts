import { u32At, u8At, SOURCE } from './memory';

const P: i32 = ascii('p');
const Q: i32 = ascii('q');
const U: i32 = ascii('u');
const O: i32 = ascii('o');
const C: i32 = ascii('c');
const K: i32 = ascii('k');
const D: i32 = ascii('d');
const R: i32 = ascii('r');
const ESCAPE: i32 = 92;

/**
 * See `../lexer/search.ts`. Sixteen positions at a time: where two letters of a word stand, two apart, the word is looked at.
 */
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
  const u = i8x16.eq(b, i8x16.splat(<i8>U));
  const o = i8x16.eq(b, i8x16.splat(<i8>O));
  const port = v128.and(i8x16.eq(b, i8x16.splat(<i8>P)), i8x16.eq(c, i8x16.splat(<i8>O)));
  const quir = v128.and(u, i8x16.eq(a, i8x16.splat(<i8>Q)));
  const mock = v128.and(o, i8x16.eq(c, i8x16.splat(<i8>C)));
  const odul = v128.and(i8x16.eq(b, i8x16.splat(<i8>D)), i8x16.eq(c, i8x16.splat(<i8>U)));
  const orke = v128.and(i8x16.eq(b, i8x16.splat(<i8>R)), i8x16.eq(c, i8x16.splat(<i8>K)));
  const escape = v128.and(u, i8x16.eq(a, i8x16.splat(<i8>ESCAPE)));
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
    (word & 0xffff) == (ESCAPE | (U << 8))
  );
}

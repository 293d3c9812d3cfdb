import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createByteInterner } from './create-byte-interner';

test('gives equal runs one number and tells all of them apart', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 60 }), (texts) => {
      const interner = createByteInterner();
      const ids = texts.map((text) => {
        const bytes = new TextEncoder().encode(`"${text}"`);
        return interner.add(bytes, 1, bytes.length - 1);
      });
      const strings = interner.toStrings();
      expect(ids.map((id) => strings[id])).toEqual(texts.map((text) => text));
      expect(strings.length).toBe(new Set(texts.map((text) => text)).size);
    }),
  );
});

test('holds more strings than its first tables have room for', () => {
  const interner = createByteInterner();
  const texts = Array.from({ length: 50_000 }, (_, index) => `./module-${String(index)}`);
  expect(texts.map((text) => interner.addText(text))).toEqual(texts.map((_, index) => index));
  expect(interner.addText('./module-77')).toBe(77);
  expect(interner.toStrings()).toEqual(texts);
});

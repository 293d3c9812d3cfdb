import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLineTable } from './create-line-table';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

test('counts lines at every line terminator of the language', () => {
  const locate = createLineTable(encode('a\nb\r\nc\rd\u2028e\u2029f'));
  const offsets = [0, 2, 5, 7, 11, 15];
  expect(offsets.map((offset) => locate(offset, offset).line)).toEqual([1, 2, 3, 4, 5, 6]);
});

test('counts columns in UTF-16 units', () => {
  const source = encode("é😀'x'");
  expect(createLineTable(source)(6, 9)).toEqual({ line: 1, column: 4, endLine: 1, endColumn: 7 });
});

test('answers the end of the source for an offset beyond it', () => {
  expect(createLineTable(encode('ab\nc'))(99, 99)).toMatchObject({ line: 2, column: 2 });
});

test('agrees with splitting the text', () => {
  const piece = fc.constantFrom('a', 'é', '😀', '\n', '\r\n', '\u2028', ' ');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), fc.array(piece, { maxLength: 10 }), (before, after) => {
      const text = before.join('');
      const lines = text.split(/\r\n|[\n\r\u2028\u2029]/);
      const offset = encode(text).length;
      // CR at the end and LF at the beginning would be one terminator.
      const rest = after.join('');
      expect(createLineTable(encode(text + rest))(offset, offset)).toMatchObject({
        line: lines.length,
        column: (lines.at(-1) ?? '').length + 1,
      });
    }),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digestBytes } from './digest-bytes';

const digest = (bytes: Uint8Array): number => digestBytes(bytes, 0, bytes.length);

test('is the same for equal bytes, wherever they lie', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.uint8Array({ maxLength: 9 }), (bytes, before) => {
      const longer = new Uint8Array([...before, ...bytes, 1, 2]);
      expect(digestBytes(longer, before.length, bytes.length)).toBe(digest(bytes));
    }),
  );
});

test('is another for other bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1 }), fc.nat(), fc.integer({ min: 1, max: 255 }), (bytes, at, by) => {
      const other = bytes.slice();
      other[at % other.length] = (other[at % other.length] as number) ^ by;
      expect(digest(other)).not.toBe(digest(bytes));
      expect(digest(bytes.subarray(1))).not.toBe(digest(bytes));
    }),
  );
});

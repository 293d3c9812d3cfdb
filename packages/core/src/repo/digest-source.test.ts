import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digestSource } from './digest-source';

const digest = (bytes: Uint8Array): number => digestSource(bytes, 0, bytes.length);

test('is the same for equal bytes, wherever they lie, and another for other bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1 }), fc.nat(), fc.integer({ min: 1, max: 255 }), (bytes, at, by) => {
      expect(digestSource(new Uint8Array([7, ...bytes, 1]), 1, bytes.length)).toBe(digest(bytes));
      const other = bytes.slice();
      other[at % other.length] = (other[at % other.length] as number) ^ by;
      expect(digest(other)).not.toBe(digest(bytes));
    }),
  );
});

import { expect, test } from 'vitest';
import { toNormalizedSource } from './normalize-source';

const TEXT = "import 'é';\r\n";

function utf16(text: string, bigEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2 + 2);
  const view = new DataView(bytes.buffer);
  for (const [index, unit] of [...`\uFEFF${text}`].entries()) view.setUint16(index * 2, unit.charCodeAt(0), !bigEndian);
  return bytes;
}

test.for([
  ['plain UTF-8', new TextEncoder().encode(TEXT)],
  ['UTF-8 with a byte order mark', new TextEncoder().encode(`\uFEFF${TEXT}`)],
  ['UTF-16 little endian', utf16(TEXT, false)],
  ['UTF-16 big endian', utf16(TEXT, true)],
] as const)('reads %s', ([, bytes]) => {
  expect(new TextDecoder().decode(toNormalizedSource(bytes))).toBe(TEXT);
});

test('reads an empty file', () => {
  expect(toNormalizedSource(new Uint8Array())).toHaveLength(0);
});

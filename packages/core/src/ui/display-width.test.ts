import { expect, test } from 'vitest';
import { displayWidth } from './display-width';

test.each([
  ['abc', 3],
  ['', 0],
  ['naïve', 5],
  ['nai\u0308ve', 5],
  ['名前', 4],
  ['한글', 4],
  ['🎉', 2],
  ['👩‍👩‍👧', 2],
  ['❤️', 2],
  ['ｆｕｌｌ', 8],
  ['→…', 2],
])('%s takes %i columns', (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

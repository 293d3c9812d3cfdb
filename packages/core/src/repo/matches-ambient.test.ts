import { expect, test } from 'vitest';
import { matchesAmbient } from './matches-ambient';

const NAMES = new Set(['virtual:icons', '*.svg', 'theme/*.css']);

test.for([
  ['virtual:icons', true],
  ['virtual:other', false],
  ['logo.svg', true],
  ['./logo.svg', false],
  ['theme/a.css', true],
  ['theme/a.cs', false],
] as const)('%s: %s', ([specifier, expected]) => {
  expect(matchesAmbient(specifier, NAMES)).toBe(expected);
});

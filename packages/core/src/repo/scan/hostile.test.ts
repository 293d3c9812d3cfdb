import { describe, expect, test } from 'vitest';
import { createEngineScanner } from './create-engine-scanner';
import { createScanner } from './create-scanner';
import { createTwinEngine } from './create-twin-engine';
import { createWasmEngine } from './create-wasm-engine';
import { describeScan, scanText } from './testing';

const SIZE = 400_000;
const UNITS = [
  ...['(', '[', '{', '`${', '<a>', '<a b={', '((', ')', '}', '</a>', "'", '"', '`', '/', '/*', '//', '/**', '*/', '\\'],
  ...['import ', 'import(', 'import{', 'import a,', 'import type ', 'import.meta.', 'export ', 'export{', 'export *'],
  ...[
    'import //\n',
    'require //\n',
    'export /* */ ',
    "import a from 'b",
    "import{a}from'b' ",
    'import("x"',
    'import(a,',
  ],
  ...['require(', 'require.', 'vi.mock(', 'vi.mock<', 'vi.a().', 'mock', 'Mock.', 'mock,', 'new URL(', 'new Worker('],
  ...[
    'declare module ',
    "declare module 'x'{",
    'module/**/',
    'import.meta.glob([',
    "import.meta.glob(['x',",
    '=/[',
    '=/[/',
  ],
  ...[
    'a<',
    '<T',
    '<T>(',
    '<a b=',
    '@type {',
    '/** @type {',
    '/** @import {a} from ',
    'a=>',
    'a?',
    '\\u0072',
    '\0',
    'é',
    '\u2028',
  ],
];

describe('a long source of one thing', () => {
  test.each(UNITS)('is read in time that grows with its length: %j', (unit) => {
    const text = `require('first');${unit.repeat(SIZE / unit.length)}`;
    const begun = performance.now();
    const engine = createWasmEngine();
    for (const language of ['tsx', 'ts'] as const) {
      expect(scanText(createEngineScanner(engine), text, language).count).toBeGreaterThan(0);
      scanText(createEngineScanner(engine), text.slice("require('first');".length), language);
    }
    expect(performance.now() - begun).toBeLessThan(4000);
  });

  test('may hold any number of requests', () => {
    const text = "import'x';".repeat(SIZE / 10);
    expect(scanText(createScanner(), text).count).toBe(SIZE / 10);
    const called = "require('x');".repeat(SIZE / 10);
    for (const engine of [createWasmEngine(), createTwinEngine()]) {
      const scan = scanText(createEngineScanner(engine), called);
      expect(scan.count).toBe(SIZE / 10);
      expect([...scan.records.subarray(-5 + scan.count * 5, scan.count * 5)]).toEqual([
        ...[called.length - 5, called.length - 2, called.length - 13, 6, -1],
      ]);
    }
  });

  test('may nest to any depth', () => {
    const text = `${'(['.repeat(SIZE / 4)}require('x')${'])'.repeat(SIZE / 4)}`;
    expect(describeScan(scanText(createScanner(), text), text)).toEqual(['require x at require']);
    const broken = `${'`${'.repeat(SIZE / 4)}require('x')`;
    expect(describeScan(scanText(createScanner(), broken), broken)[0]).toBe('require x at require');
  });

  test('is no case for a parser where it nests too deep or is too large, and says so', () => {
    const scanner = createScanner(() => {
      throw new Error('asked');
    });
    for (const text of [
      `require(${'('.repeat(SIZE)}`,
      `require(+a);${'!'.repeat(SIZE)}1`,
      `require(+a);${' '.repeat(1 << 22)}`,
    ]) {
      expect(scanText(scanner, text).faults).toEqual([{ code: 'source/too-complex', start: 0 }]);
      expect(scanText(createScanner(), text).faults).toEqual([]);
    }
  });

  test('leaves the scanner as it was', () => {
    const scanner = createScanner();
    scanText(scanner, '`${'.repeat(SIZE));
    const text = `const a = \`\${1}\`; import('x')`;
    expect(describeScan(scanText(scanner, text), text)).toEqual(['dynamic-import x at import']);
  });
});

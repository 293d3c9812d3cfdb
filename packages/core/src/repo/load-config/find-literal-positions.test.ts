import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findLiteralPositions } from './find-literal-positions';

const find = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries([...findLiteralPositions(text)].map(([key, { line, column }]) => [key, `${line}:${column}`]));

describe('positions in a config that is code', () => {
  test('are those of its keys and list items', () => {
    const text = `import { defineConfig } from 'storypole';

export default defineConfig({
  preset: 'harness', // the default
  allow: [
    { from: 'repo', to: 'providers', why: "it's, { here }" },
    /* and */ { from: 'ui' },
  ],
  packages: { '@acme/*': { onlyIn: ['repo'] } },
});`;
    expect(find(text)).toEqual({
      '': '3:29',
      preset: '4:3',
      allow: '5:3',
      'allow[0]': '6:5',
      'allow[0].from': '6:7',
      'allow[0].to': '6:21',
      'allow[0].why': '6:38',
      'allow[1]': '7:15',
      'allow[1].from': '7:17',
      packages: '9:3',
      'packages["@acme/*"]': '9:15',
      'packages["@acme/*"].onlyIn': '9:28',
      'packages["@acme/*"].onlyIn[0]': '9:37',
    });
  });

  test('need no defineConfig', () => {
    expect(find('export default {\n  tests: [],\n} satisfies Config;')).toEqual({ '': '1:16', tests: '2:3' });
  });

  test('pass over what is computed', () => {
    const text = `export default {
  ...base,
  include,
  exclude: [generated('a', [1]), 'b/**'] as const,
  [key]: { from: 1 },
  tests: list.map((one) => { return { a: one }; }),
  get planned() { return ['x']; },
  deny: [],
}`;
    expect(find(text)).toEqual({
      '': '1:16',
      include: '3:3',
      exclude: '4:3',
      'exclude[0]': '4:13',
      'exclude[1]': '4:34',
      tests: '6:3',
      deny: '8:3',
    });
  });

  test('are not known in a list after a spread', () => {
    expect(find('export default { allow: [{ from: 1 }, ...more, { from: 2 }], deny: [] }')).toEqual({
      '': '1:16',
      allow: '1:18',
      'allow[0]': '1:26',
      'allow[0].from': '1:28',
      deny: '1:62',
    });
  });

  test.each([
    ['a regular expression', '/[,}]/'],
    ['a template', '`a${b}`'],
  ])('end at %s, which could hold anything', (_, value) => {
    expect(find(`export default { tests: [], include: [${value}], deny: [] }`)).not.toHaveProperty('deny');
    expect(find(`export default { tests: [], include: [${value}], deny: [] }`)).toHaveProperty('tests');
  });

  test.each(['const config = {};\nexport default config;', 'module.exports = { tests: [] };', 'export default', ''])(
    'are none in %j',
    (text) => {
      expect(find(text)).toEqual({});
    },
  );

  test('are looked for without ever throwing', () => {
    const parts = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '(',
      ')',
      ',',
      ':',
      'a',
      '"',
      "'",
      '//',
      '/*',
      '*/',
      '\n',
      '...',
      '`',
      '\\',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 20 }), (chosen) => {
        findLiteralPositions(`export default {${chosen.join('')}`);
      }),
      { numRuns: 2000 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJsonConfig } from './parse-json-config';

const read = (source: string) => parseJsonConfig(source, 'storypole.config.jsonc');
const say = (source: string) =>
  read(source).faults.map(({ line, column, what, mend }) => `${line}:${column} ${what} ${mend}`);

describe('a JSON config', () => {
  test('may hold comments, trailing commas and a byte order mark', () => {
    expect(read('\uFEFF{ // why\n "a": [1, /* two */ 2,],\n}')).toMatchObject({ value: { a: [1, 2] }, faults: [] });
  });

  test('says where each key and each item of a list stands', () => {
    const { positions } = read(
      '{\n  "allow": [\n    { "from": "repo" },\n    {}\n  ],\r\n  "packages": { "@acme/*": {} }\n}',
    );
    expect(Object.fromEntries([...positions].map(([key, { line, column }]) => [key, `${line}:${column}`]))).toEqual({
      '': '1:1',
      allow: '2:3',
      'allow[0]': '3:5',
      'allow[0].from': '3:7',
      'allow[1]': '4:5',
      packages: '6:3',
      'packages["@acme/*"]': '6:17',
    });
  });

  test('reports every mistake with line and column', () => {
    expect(say('{\n  "a": [1 2],\n  b: true\n  "c": tru,\n  "d": "e\n}')).toEqual([
      '2:11 `storypole.config.jsonc` lacks a comma. Write `,` before this.',
      '3:3 `storypole.config.jsonc` holds a word that is no JSON. Put it in double quotes, or write `true`, `false` or `null`.',
      '4:8 `storypole.config.jsonc` holds a word that is no JSON. Put it in double quotes, or write `true`, `false` or `null`.',
      '5:8 `storypole.config.jsonc` has a text that does not end. Write `"` at its end.',
    ]);
  });

  test.each([
    ['', '1:1 `storypole.config.jsonc` lacks a value. Write a value.'],
    ['{', '1:2 `storypole.config.jsonc` has a `{` that is not closed. Write `}`.'],
    ['[1', '1:3 `storypole.config.jsonc` has a `[` that is not closed. Write `]`.'],
    ['{} {}', '1:4 `storypole.config.jsonc` goes on after its value. Remove what follows.'],
    ['{"a" 1}', '1:6 `storypole.config.jsonc` lacks a colon after a key. Write `:` between key and value.'],
    ['{} /* x', '1:4 `storypole.config.jsonc` has a comment that does not end. Write `*/`.'],
    ['"\\x"', '1:1 `storypole.config.jsonc` has an unknown escape in a text. Write `\\\\` for a backslash.'],
    [
      '"\\u12"',
      '1:1 `storypole.config.jsonc` has a `\\u` without four hexadecimal digits. Write four digits after `\\u`.',
    ],
    ['"\t"', '1:1 `storypole.config.jsonc` has a control character in a text. Write it as an escape such as `\\n`.'],
    ['1.', '1:1 `storypole.config.jsonc` has a number that breaks off. Write the digits that are missing.'],
    ['{,}', '1:2 `storypole.config.jsonc` lacks a value. Write a value.'],
  ])('reports %j', (source, fault) => {
    expect(say(source)).toContain(fault);
  });

  test('reports a key that is written twice', () => {
    expect(read('{ "allow": [],\n "allow": [] }').faults).toEqual([
      {
        code: 'config/duplicate',
        file: 'storypole.config.jsonc',
        line: 2,
        column: 2,
        key: 'allow',
        what: '`allow` is written twice; only the last `allow` would count.',
        mend: 'Join the two, or remove one.',
      },
    ]);
  });

  test('keeps a key that means something else to JavaScript as a key', () => {
    expect(Object.keys(read('{ "__proto__": { "preset": "none" } }').value as object)).toEqual(['__proto__']);
  });

  test('is read like JSON wherever it is JSON', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        const parsed = read(json);
        expect(parsed.faults).toEqual([]);
        expect(JSON.stringify(parsed.value)).toBe(JSON.stringify(JSON.parse(json)));
      }),
    );
  });

  test('never throws', () => {
    const parts = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '"a"',
      '"',
      '1',
      'true',
      'x',
      '//',
      '/*',
      '\n',
      '\\',
      '-',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), (chosen) => {
        read(chosen.join(''));
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayWidth } from './display-width';
import { formatFrame, type FrameRange } from './format-frame';
import { plainPalette } from './palette';

function frame(source: readonly string[], range: FrameRange): readonly string[] {
  return formatFrame(range, (from, to) => source.slice(from - 1, to), plainPalette);
}

describe('formatFrame', () => {
  test('marks exactly the range, with a line before and after', () => {
    const source = ['// one', "import a from './a';", '// three', '// four'];
    expect(frame(source, { line: 2, column: 15, endLine: 2, endColumn: 20 })).toEqual([
      '    1 | // one',
      "  > 2 | import a from './a';",
      '      |               ^^^^^',
      '    3 | // three',
    ]);
  });

  test('marks one character where the end is not known, and none without a column', () => {
    expect(frame(['{ "a": 1 }'], { line: 1, column: 3 })).toEqual(['  > 1 | { "a": 1 }', '      |   ^']);
    expect(frame(['{ "a": 1 }'], { line: 1 })).toEqual(['  > 1 | { "a": 1 }']);
  });

  test('keeps the caret under the text behind tabs and wide characters', () => {
    const line = "\tconst 名前 = '🎉'; import('./a');";
    const column = line.indexOf("'./a'") + 1;
    const [source, carets] = frame([line], { line: 1, column, endLine: 1, endColumn: column + 5 }) as [string, string];
    expect(source).not.toContain('\t');
    expect(displayWidth(carets.slice(0, carets.indexOf('^')))).toBe(
      displayWidth(source.slice(0, source.indexOf("'./a'"))),
    );
    expect(carets.trimEnd().slice(carets.indexOf('^'))).toBe('^^^^^');
  });

  test('cuts a long line around the mark', () => {
    const line = `${'x'.repeat(5000)}import('./a')${'y'.repeat(5000)}`;
    const column = line.indexOf("'./a'") + 1;
    const [source, carets] = frame([line], { line: 1, column, endLine: 1, endColumn: column + 5 }) as [string, string];
    expect(source.length).toBeLessThan(140);
    expect(source.slice(carets.indexOf('^'), carets.indexOf('^') + 5)).toBe("'./a'");
    expect(source).toMatch(/\| …x+import\('\.\/a'\)y+…$/);
  });

  test('marks each line of a range over several', () => {
    const source = ['import(', '  `./a', 'b`', ');'];
    expect(frame(source, { line: 2, column: 3, endLine: 3, endColumn: 3 })).toEqual([
      '    1 | import(',
      '  > 2 |   `./a',
      '      |   ^^^^',
      '  > 3 | b`',
      '      | ^^',
      '    4 | );',
    ]);
  });

  test('is empty where the line does not exist', () => {
    expect(frame(['one'], { line: 7, column: 1 })).toEqual([]);
  });

  test('puts a caret under each unit of a plain range, wherever it stands', () => {
    const position = fc.record({ before: fc.nat(300), length: fc.integer({ min: 1, max: 40 }), after: fc.nat(300) });
    fc.assert(
      fc.property(position, ({ before, length, after }) => {
        const line = `${'b'.repeat(before)}${'M'.repeat(length)}${'a'.repeat(after)}`;
        const range = { line: 1, column: before + 1, endLine: 1, endColumn: before + length + 1 };
        const [source, carets] = frame([line], range) as [string, string];
        expect(carets.indexOf('^')).toBe(source.indexOf('M'));
        expect(carets.lastIndexOf('^')).toBe(source.lastIndexOf('M'));
      }),
    );
  });
});

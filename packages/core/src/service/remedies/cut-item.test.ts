import { parseTree } from 'jsonc-parser';
import { describe, expect, test } from 'vitest';
import { cutItem } from './cut-item';

/** The text of a list without one of its items. */
function cut(text: string, index: number): string {
  const tree = parseTree(text, [], { allowTrailingComma: true });
  const items = (tree?.children ?? []).map(({ offset, length }) => ({ start: offset, end: offset + length }));
  const list = { open: text.indexOf('['), close: text.lastIndexOf(']'), items };
  let result = text;
  for (const { start, end } of [...cutItem(text, list, index)].reverse())
    result = result.slice(0, start) + result.slice(end);
  return result;
}

describe('an item is cut out of a list', () => {
  const lines = '[\n  // of orders\n  { "a": 1 }, // soon\n  {\n    "b": 2\n  },\n  { "c": 3 }\n]';

  test('with its lines, its comma, and the comments that are written to it', () => {
    expect(cut(lines, 0)).toBe('[\n  {\n    "b": 2\n  },\n  { "c": 3 }\n]');
    expect(cut(lines, 1)).toBe('[\n  // of orders\n  { "a": 1 }, // soon\n  { "c": 3 }\n]');
  });

  test('with the comma before it, where it is the last and none follows it', () => {
    expect(cut(lines, 2)).toBe('[\n  // of orders\n  { "a": 1 }, // soon\n  {\n    "b": 2\n  }\n]');
  });

  test('with the comma behind it, where it is the last and one follows it', () => {
    expect(cut('[\n  1,\n  2,\n]', 1)).toBe('[\n  1,\n]');
  });

  test('from between others on the same line', () => {
    expect(cut('[1, 2, 3]', 0)).toBe('[2, 3]');
    expect(cut('[1, 2, 3]', 1)).toBe('[1, 3]');
    expect(cut('[1, 2, 3]', 2)).toBe('[1, 2]');
  });

  test('and leaves an empty list behind where it was alone', () => {
    expect(cut('[\n  { "a": 1 }\n]', 0)).toBe('[]');
  });

  test('from lines that it shares with others', () => {
    expect(cut('[{\n  "a": 1\n}, {\n  "b": 2\n}]', 0)).toBe('[{\n  "b": 2\n}]');
    expect(cut('[{\n  "a": 1\n}, {\n  "b": 2\n}]', 1)).toBe('[{\n  "a": 1\n}]');
  });
});

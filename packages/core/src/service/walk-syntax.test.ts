import { expect, test } from 'vitest';
import type { SyntaxNode } from '#types/syntax';
import { walkSyntax } from './walk-syntax';

const leaf = (type: string, start: number): SyntaxNode => ({ type, start, end: start + 1, name: type });
const call: SyntaxNode = {
  type: 'Call',
  start: 0,
  end: 9,
  // Fields may come in any order, and lists may have holes.
  parts: [leaf('Second', 4), null, leaf('Third', 6)],
  head: leaf('First', 1),
};

test('visits nodes in the order of the source, each with its parent, and leaves them after what they hold', () => {
  const seen: string[] = [];
  const note = (node: SyntaxNode, parent: SyntaxNode | undefined): void => {
    seen.push(`${node.type} in ${parent?.type ?? 'nothing'}`);
  };
  walkSyntax(call, {
    Call: note,
    First: note,
    Second: note,
    Third: note,
    'Second:exit': () => seen.push('leaves Second'),
    'Call:exit': () => seen.push('leaves Call'),
  });
  expect(seen).toEqual([
    'Call in nothing',
    'First in Call',
    'Second in Call',
    'leaves Second',
    'Third in Call',
    'leaves Call',
  ]);
});

test('goes as deep as a program does', () => {
  let root: SyntaxNode = leaf('Deepest', 0);
  for (let depth = 0; depth < 100_000; depth++) root = { type: 'Sum', start: 0, end: 1, left: root };
  let found = 0;
  walkSyntax(root, { Deepest: () => found++ });
  expect(found).toBe(1);
});

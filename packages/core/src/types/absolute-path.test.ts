import { expect, test } from 'vitest';
import { toAbsolutePath, toRelativePath } from './absolute-path';

test.each([
  ['/shop', 'src/a.ts', '/shop/src/a.ts'],
  ['/shop/web', '../api/b.ts', '/shop/api/b.ts'],
  ['/shop', './src/./a.ts', '/shop/src/a.ts'],
  ['/shop', '', '/shop'],
  ['/shop', '.', '/shop'],
  ['/', 'a.ts', '/a.ts'],
  ['/', '../..', '/'],
  ['C:/shop', 'a.ts', 'C:/shop/a.ts'],
])('%s and %s make %s', (root, file, path) => {
  expect(toAbsolutePath(root, file)).toBe(path);
});

test.each([
  ['/shop', '/shop/src/a.ts', 'src/a.ts'],
  ['/shop/web', '/shop/api/b.ts', '../api/b.ts'],
  ['/shop', '/shop', ''],
  ['/', '/a.ts', 'a.ts'],
  ['/shop', '/shopping/a.ts', '../shopping/a.ts'],
  ['C:/shop', 'D:/shop/a.ts', 'D:/shop/a.ts'],
])('from %s, %s is %s', (base, path, relative) => {
  expect(toRelativePath(base, path)).toBe(relative);
});

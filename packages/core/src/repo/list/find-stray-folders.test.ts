import { expect, test } from 'vitest';
import { findStrayFolders } from './find-stray-folders';

test('names the outermost folder that holds only what git does not track', () => {
  const strays = ['src/new/deep/a.ts', 'src/new/b.ts', 'src/c.ts', 'top.ts'];
  expect(findStrayFolders(strays, ['src/main.ts'])).toEqual(['src/new']);
});

test('leaves a folder in sight that holds anything tracked, however deep', () => {
  expect(findStrayFolders(['src/a.ts'], ['src/deep/tracked.ts'])).toEqual([]);
  expect(findStrayFolders(['lib/a.ts'], ['lib/module'])).toEqual([]);
});

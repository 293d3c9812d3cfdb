import { FaultError, type FileTree, pathOfFile } from '@storypole/core';

const NAME = 'structure.test.ts';

/**
 * Where the first structural test goes: where the tests of the project lie.
 *
 * @throws FaultError where it is there already
 */
export function findStructureTest(tree: FileTree): string {
  const folder = ['test', 'tests'].find((name) => (tree.entries[0]?.get(name) ?? 0) < 0);
  const file = folder === undefined ? NAME : `${folder}/${NAME}`;
  if (!tree.names.some((_, row) => pathOfFile(tree, row) === file)) return file;
  throw new FaultError([
    {
      code: 'usage/test-exists',
      file,
      what: `${file} exists, and \`init\` overwrites nothing.`,
      mend: 'Edit it; the cookbook of the test kit has more rules.',
    },
  ]);
}

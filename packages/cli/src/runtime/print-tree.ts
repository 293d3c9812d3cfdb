import { type FileSystem, type Git, pathOfFile, readFileTree, toFindingId } from '@storypole/core';

/** What we write ourselves says nothing of the tree. */
const OWN = '.storypole/';

/** A short name for how the files of a tree are: the same as long as none is written, added or removed. */
export function printTree(root: string, machine: { readonly fileSystem: FileSystem; readonly git: Git }): string {
  const { tree } = readFileTree(root, machine);
  const paths = tree.names.map((_, row) => pathOfFile(tree, row)).filter((path) => !path.startsWith(OWN));
  const parts = paths.map((path) => {
    const stat = machine.fileSystem.stat(`${root}/${path}`);
    return `${path} ${stat?.size ?? -1} ${stat?.mtimeMs ?? -1}`;
  });
  return toFindingId(parts);
}

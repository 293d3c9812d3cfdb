import type { FileSystem } from '@storypole/core';
import { findInstalled } from '#runtime/find-installed';
import { notInstalled } from './not-installed';

/** The first of some packages that a project cannot load. */
export function findMissing(
  names: readonly string[],
  root: string,
  fileSystem: FileSystem,
): { readonly reason: string } | undefined {
  const missing = names.find((name) => findInstalled(name, root, fileSystem) === undefined);
  return missing === undefined ? undefined : notInstalled(missing);
}

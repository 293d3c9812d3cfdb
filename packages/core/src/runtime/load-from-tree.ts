import type { Providers } from '#types/providers';
import { extractFromTree } from '#repo/parse/extract-from-tree';
import { listModuleFiles } from '#repo/list-module-files';
import { createScanner } from '#repo/scan/create-scanner';

/**
 * Providers under which a config is evaluated as their file system shows it: where it, or what it imports, is otherwise than on disk,
 * it is run in a copy of its own.
 *
 * @param root absolute, POSIX
 * @param changed absolute paths of what is otherwise
 */
export function loadFromTree(root: string, providers: Providers, changed: ReadonlyMap<string, unknown>): Providers {
  const { fileSystem } = providers;
  const loadModule: Providers['loadModule'] = (path, isFresh) => {
    const parts = listModuleFiles(path, createScanner(extractFromTree), fileSystem);
    if (!parts.some((file) => changed.has(file))) return providers.loadModule(path, isFresh);
    const manifest = `${root}/package.json`;
    const files = fileSystem.stat(manifest) === undefined ? parts : [...parts, manifest];
    return providers.loadModuleApart(path, new Map(files.map((file) => [file, fileSystem.readFile(file)])));
  };
  return { ...providers, loadModule };
}

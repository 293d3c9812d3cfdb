import type { SourceScanner } from '#types/extraction';
import type { FileSystem } from '#types/providers';
import { listModuleParts } from './list-module-parts';

/**
 * The module itself and what it imports by relative paths, however far: the files that decide what evaluating it gives. What
 * comes from packages is not followed.
 *
 * @param path absolute, POSIX
 */
export function listModuleFiles(path: string, scanner: SourceScanner, fileSystem: FileSystem): readonly string[] {
  return listModuleParts(path, scanner, fileSystem).files;
}

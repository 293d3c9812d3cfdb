import type { FileSystem } from '#types/providers';
import { languageOf } from '#repo/language-of';

/**
 * Whether another state of a project has the same files, and differs from the disk in sources alone: then nothing is listed anew.
 *
 * @param files absolute path → contents in that state, `undefined` where no file is: all that is otherwise than on disk
 */
export function keepsGround(files: ReadonlyMap<string, Uint8Array | undefined>, disk: FileSystem): boolean {
  return [...files].every(
    ([path, contents]) => contents !== undefined && languageOf(path) !== undefined && disk.stat(path)?.kind === 'file',
  );
}

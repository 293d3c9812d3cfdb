import type { FileSystem } from '#types/providers';
import { createDiskGround } from './disk-ground';
import { parseManifest } from './manifest';
import type { Members } from './members';
import { nameMembers } from './name-members';
import { createSourceReader } from './read-source-file';
import { readPatterns } from './read-patterns';

/** Reads the manifests of all members of a workspace. @param root absolute path of its top */
export function readMembers(root: string, fileSystem: FileSystem): Members {
  const faulty = new Set<string>();
  let path = '';
  const source = createSourceReader('', fileSystem, () => faulty.add(path));
  const readJson = (file: string): unknown => {
    path = file;
    return source.readJson(file);
  };
  const disk = createDiskGround(fileSystem, (file) => parseManifest(readJson(file)));
  const top = disk.locate(root);
  const patterns = readPatterns(disk, top, { readText: source.readText, readJson });
  // Whoever asks has read these files, too.
  faulty.clear();
  const members = patterns === undefined ? [] : [...nameMembers(disk, top, patterns)];
  return { folders: new Map(members.map(([name, folder]) => [name, disk.pathOf(folder)])), faulty: [...faulty] };
}

import type { FileSystem } from '#types/providers';
import { createDiskGround } from './disk-ground';
import type { Ground } from './ground';
import { parseManifest } from './manifest';
import { createSourceReader, type SourceReader } from './read-source-file';
import { createWorkspaces, type Workspaces } from './workspaces';

/** The disk around a project: what lies above its root, and the workspaces there. */
export interface Surroundings {
  readonly disk: Ground;
  /** Asked for the disk alone. */
  readonly workspaces: Workspaces;
}

/** Surroundings that the projects of one run have in common. */
export interface SharedSurroundings {
  /**
   * For a project whose files steer resolution by `source`, until the next one asks.
   *
   * A project among a thousand would otherwise read a thousand manifests to learn who its neighbours are.
   */
  readonly enter: (source: SourceReader) => Surroundings;
}

/** For one run: a process that lives on sees files change. */
export function shareSurroundings(fileSystem: FileSystem): SharedSurroundings {
  let current: SourceReader | undefined;
  let isFaulty = false;
  const quiet = createSourceReader('', fileSystem, () => {
    isFaulty = true;
  });
  // Each project says what is wrong around it, once and in paths of its own: from the first fault on nothing is shared.
  const shared = readSurroundings(fileSystem, {
    readText: (path) => {
      const text = quiet.readText(path);
      return isFaulty ? current?.readText(path) : text;
    },
    readJson: (path) => {
      const value = quiet.readJson(path);
      return isFaulty ? current?.readJson(path) : value;
    },
  });
  return {
    enter: (source) => {
      if (isFaulty) return readSurroundings(fileSystem, source);
      current = source;
      return shared;
    },
  };
}

export function readSurroundings(fileSystem: FileSystem, source: SourceReader): Surroundings {
  return {
    disk: createDiskGround(fileSystem, (path) => parseManifest(source.readJson(path))),
    workspaces: createWorkspaces(source),
  };
}

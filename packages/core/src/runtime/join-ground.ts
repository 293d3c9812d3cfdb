import type { Fault } from '#types/fault';
import type { Graph } from '#types/graph';
import type { Policy } from '#types/policy';
import type { FileSystem } from '#types/providers';
import type { ScanStore } from '#repo/create-scan-store';
import { findMapFaults } from '#repo/places/find-map-faults';
import { joinGraph } from '#repo/read-graph';
import type { Ground } from './read-ground';

/** A whole project, joined from what is held of its files. */
export interface JoinedGround {
  readonly graph: Graph;
  readonly sourceFaults: readonly Fault[];
  /** Of the policy against the files. */
  readonly mapFaults: readonly Fault[];
}

/** @param store holds the sources of all files of `ground`, up to date */
export function joinGround(policy: Policy, ground: Ground, store: ScanStore, fileSystem: FileSystem): JoinedGround {
  const { tree, paths, resolver } = ground;
  const scanned = store.gather(ground, ground.modules);
  const placed = { ...ground.placed, flags: ground.flags.slice() };
  const seen = rememberStrangers(ground, fileSystem);
  const graph = joinGraph({ tree, paths, placed, scanned, resolver, fileSystem: seen });
  return { graph, sourceFaults: scanned.faults, mapFaults: findMapFaults(policy, graph.files, graph.places) };
}

/** Names are followed through files that are not judged, too: what these hold is part of the answer. */
function rememberStrangers({ tree, paths, modules, addFile }: Ground, fileSystem: FileSystem): FileSystem {
  const known = new Set(modules.map((file) => `${tree.root}/${paths[file] as string}`));
  const note = (path: string): void => {
    if (known.has(path)) return;
    known.add(path);
    addFile(path);
  };
  return {
    ...fileSystem,
    readInto: (path, target, offset) => {
      note(path);
      return fileSystem.readInto(path, target, offset);
    },
    readFile: (path) => {
      note(path);
      return fileSystem.readFile(path);
    },
  };
}

import type { Graph } from '#types/graph';
import type { FileSystem } from '#types/providers';
import { createModuleReader, type ModuleReader } from './create-module-reader';

/** What a graph knows without reading anything: plain data and typed arrays, which can be sent to another process. */
export type GraphData = Omit<Graph, keyof ModuleReader>;

/** The part of a graph that can be sent to another process. */
export function toGraphData({ root, files, dependencies, places, strings, globalUses, outside }: Graph): GraphData {
  return { root, files, dependencies, places, strings, globalUses, outside };
}

/** A graph that was sent from another process, or belongs to a project that was read before. */
export function restoreGraph(data: GraphData, fileSystem: FileSystem): Graph {
  return { ...data, ...createModuleReader(data, fileSystem) };
}

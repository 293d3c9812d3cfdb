import { FILE_FLAG, type Graph, TARGET } from '#types/graph';
import type { FileSystem } from '#types/providers';
import type { ScanStore } from '#repo/create-scan-store';
import type { FileScan } from '#repo/split-scans';
import { joinGraph } from '#repo/read-graph';
import type { Ground } from './read-ground';

const MODULE = FILE_FLAG.module | FILE_FLAG.included;
const HANDS_ON = FILE_FLAG.reexports | FILE_FLAG.mayReexportImports;

export interface PartOptions {
  /** What a file holds, where that need not be what it holds on disk. */
  readonly own?: { readonly file: number; readonly scan: FileScan };
  /** Whether the dependencies of all other files are wanted, too. */
  readonly everything?: boolean;
  /** Files whose names are asked for as well. */
  readonly others?: readonly number[];
}

/**
 * The part of the graph that decides the verdict on some files: their own dependencies, and those of all files through which
 * their names could come, which are the entries of domains and the modules that hand on what they import.
 *
 * @param asked the rows of those files
 * @param fileSystem shows `own` as it was scanned
 */
export function readPart(
  ground: Ground,
  store: ScanStore,
  asked: readonly number[],
  fileSystem: FileSystem,
  { own, everything = false, others = [] }: PartOptions,
): Graph {
  const judged = new Set(asked);
  const wanted = new Set([...asked, ...others]);
  let ambientIsKnown = everything;
  if (everything) for (const file of ground.modules) wanted.add(file);
  for (;;) {
    const files = [...wanted].sort((a, b) => a - b);
    store.update(
      ground,
      files.filter((file) => file !== own?.file),
    );
    const graph = joinGraph({
      tree: ground.tree,
      paths: ground.paths,
      placed: { ...ground.placed, flags: ground.flags.slice() },
      scanned: store.gather(ground, files, own),
      resolver: ground.resolver,
      fileSystem,
    });
    const size = wanted.size;
    for (const file of files) if (judged.has(file) || handsOn(graph, file)) addTargets(graph, file, wanted);
    // Any script of the project may declare the module that the name means.
    if (!ambientIsKnown && asked.some((file) => asksForAmbient(graph, file))) {
      for (const file of ground.modules) wanted.add(file);
      ambientIsKnown = true;
    }
    if (wanted.size === size) return graph;
  }
}

function handsOn({ files, places }: Graph, file: number): boolean {
  return ((files.flags[file] as number) & HANDS_ON) !== 0 || places[files.place[file] as number]?.kind === 'entry';
}

function addTargets({ files, dependencies }: Graph, file: number, wanted: Set<number>): void {
  for (let row = dependencies.first[file] as number; row < (dependencies.first[file + 1] as number); row++) {
    if (dependencies.kind[row] !== TARGET.file) continue;
    const target = dependencies.to[row] as number;
    if (((files.flags[target] as number) & MODULE) === MODULE) wanted.add(target);
  }
}

function asksForAmbient({ dependencies, strings }: Graph, file: number): boolean {
  for (let row = dependencies.first[file] as number; row < (dependencies.first[file + 1] as number); row++) {
    if (dependencies.kind[row] !== TARGET.unresolved) continue;
    if (!/^[./]/.test(strings[dependencies.specifier[row] as number] as string)) return true;
  }
  return false;
}

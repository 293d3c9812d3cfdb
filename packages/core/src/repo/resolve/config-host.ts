import type { Fault } from '#types/fault';
import type { FileTree } from '#types/file-tree';
import type { FileSystem } from '#types/providers';
import { type ExtendedHost, findExtended } from './find-extended';
import type { OutputFolder } from './find-source';
import { createTsConfigFinder, type TsConfigFinder } from './find-tsconfig';
import type { Ground } from './ground';
import type { SourceReader } from './read-source-file';

export interface ConfigHostParts extends ExtendedHost {
  readonly tree: FileTree;
  readonly ground: Ground;
  readonly fileSystem: FileSystem;
  readonly source: SourceReader;
  readonly onFault: (fault: Fault) => void;
}

export interface ConfigHost {
  readonly configs: TsConfigFinder;
  /** Where the configs in a package's folder write to. */
  readonly outputsOf: (ground: Ground, folder: number) => readonly OutputFolder[];
}

export function createConfigHost(parts: ConfigHostParts): ConfigHost {
  const configs = createTsConfigFinder(parts.tree, parts.ground, {
    source: parts.source,
    fileSystem: parts.fileSystem,
    onFault: parts.onFault,
    findExtended: (folder, specifier) => findExtended(folder, specifier, parts),
  });
  const known = new Map<string, readonly OutputFolder[]>();
  return {
    configs,
    outputsOf: (ground, folder) => {
      const path = ground.pathOf(folder);
      let outputs = known.get(path);
      if (outputs === undefined) known.set(path, (outputs = findOutputs(ground, folder, configs)));
      return outputs;
    },
  };
}

function findOutputs(ground: Ground, folder: number, configs: TsConfigFinder): readonly OutputFolder[] {
  const base = ground.pathOf(folder);
  const toInside = (path: string | undefined): string | undefined => {
    if (path === base) return '';
    return path?.startsWith(`${base}/`) === true ? path.slice(base.length + 1) : undefined;
  };
  const outputs: OutputFolder[] = [];
  for (const [name, entry] of ground.entriesOf(folder)) {
    if (entry < 0 || !name.startsWith('tsconfig') || !name.endsWith('.json')) continue;
    const { outDir, declarationDir, rootDir } = configs.read(`${base}/${name}`);
    for (const path of [outDir, declarationDir]) {
      const output = toInside(path);
      if (output !== undefined && output !== '') outputs.push({ output, source: toInside(rootDir) });
    }
  }
  return outputs;
}

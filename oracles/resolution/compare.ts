import { performance } from 'node:perf_hooks';
import ts from 'typescript';
import { nodeFileSystem } from '../../packages/core/src/providers/node-file-system';
import { createResolver } from '../../packages/core/src/repo/resolve/create-resolver';
import type { Fault } from '../../packages/core/src/types/fault';
import { buildFileTree, pathOfFile } from '../../packages/core/src/types/file-tree';
import type { ResolutionMode } from '../../packages/core/src/types/resolution';
import { collectSpecifiers } from './collect-specifiers';
import { type Difference, EXPLANATIONS } from './explain';
import { listFiles } from './list-files';
import { createTypeScriptResolver } from './resolve-with-typescript';

export interface Comparison {
  readonly files: number;
  readonly specifiers: number;
  /** Specifiers that lead to a file of the repository. */
  readonly ours: number;
  readonly theirs: number;
  /** … to the same file. */
  readonly agreed: number;
  readonly oursOnly: number;
  readonly theirsOnly: number;
  /** Both lead to a file, but not to the same. */
  readonly different: number;
  readonly explained: ReadonlyMap<string, readonly Difference[]>;
  readonly unexplained: readonly Difference[];
  /** Kind of resolution → count, for everything that Storypole resolves. */
  readonly kinds: Readonly<Record<string, number>>;
  readonly unresolved: readonly { readonly from: string; readonly specifier: string }[];
  readonly faults: readonly Fault[];
  /** Milliseconds that Storypole takes for all specifiers, from nothing. */
  readonly milliseconds: number;
}

interface Row {
  readonly from: string;
  readonly specifier: string;
  readonly mode: ts.ResolutionMode;
  readonly ourMode: ResolutionMode;
  readonly options: ts.CompilerOptions;
}

const MODULE = /\.(?:[mc]?[jt]s|[jt]sx)$/u;

/** Resolves every static specifier below `root` with Storypole and with TypeScript. */
export function compareFolder(root: string): Comparison {
  const files = listFiles(root);
  const modules = files.filter((file) => MODULE.test(file));
  const compiler = createTypeScriptResolver(root, files);
  const rows: Row[] = modules.flatMap((from) => {
    const path = `${root}/${from}`;
    const options = compiler.optionsOf(path);
    const source = compiler.parse(path, options);
    if (source === undefined) return [];
    return collectSpecifiers(source).map(({ text, node, isRequire }) => {
      const mode = ts.getModeForUsageLocation(source, node, options);
      const isCommon = mode === undefined ? isRequire : mode === ts.ModuleKind.CommonJS;
      return { from, specifier: text, mode, ourMode: isCommon ? ('require' as const) : ('import' as const), options };
    });
  });

  const tree = buildFileTree(root, files);
  const rowOf = new Map(tree.names.map((_, file) => [pathOfFile(tree, file), file]));
  const faults: Fault[] = [];
  const places = rows.map(({ from }) => {
    const file = rowOf.get(from) as number;
    return { file, folder: tree.folderOfFile[file] as number };
  });
  const start = performance.now();
  const resolver = createResolver(tree, nodeFileSystem, { onFault: (fault) => faults.push(fault) });
  const resolutions = rows.map(({ specifier, ourMode }, index) => {
    const { file, folder } = places[index] as (typeof places)[number];
    return resolver.resolve(folder, specifier, ourMode, file);
  });
  const milliseconds = performance.now() - start;

  const kinds: Record<string, number> = {};
  const explained = new Map<string, Difference[]>();
  const unexplained: Difference[] = [];
  const unresolved: { from: string; specifier: string }[] = [];
  const counts = { ours: 0, theirs: 0, agreed: 0, oursOnly: 0, theirsOnly: 0, different: 0 };
  rows.forEach(({ from, specifier, mode, options }, index) => {
    const resolution = resolutions[index] as (typeof resolutions)[number];
    kinds[resolution.kind] = (kinds[resolution.kind] ?? 0) + 1;
    const theirs = compiler.resolve(specifier, `${root}/${from}`, options, mode);
    const isOursFile = resolution.kind === 'file';
    const ours = isOursFile ? pathOfFile(tree, resolution.file) : resolution.kind;
    if (resolution.kind === 'unresolved') unresolved.push({ from, specifier });
    if (isOursFile) counts.ours++;
    if (theirs !== undefined) counts.theirs++;
    if (theirs === undefined && !isOursFile) return;
    if (theirs === ours) {
      counts.agreed++;
      return;
    }
    counts[theirs === undefined ? 'oursOnly' : isOursFile ? 'different' : 'theirsOnly']++;
    const difference: Difference = { from, specifier, ours, isOursFile, theirs, options, mode };
    const explanation = EXPLANATIONS.find(({ holds }) => holds(difference, compiler, root));
    if (explanation === undefined) unexplained.push(difference);
    else explained.set(explanation.name, [...(explained.get(explanation.name) ?? []), difference]);
  });
  return {
    files: modules.length,
    specifiers: rows.length,
    ...counts,
    explained,
    unexplained,
    kinds,
    unresolved,
    faults,
    milliseconds,
  };
}

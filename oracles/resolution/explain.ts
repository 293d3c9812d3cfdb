import { posix } from 'node:path';
import ts from 'typescript';
import type { TypeScriptResolver } from './resolve-with-typescript';

/** One specifier on which the two disagree. */
export interface Difference {
  readonly from: string;
  readonly specifier: string;
  /** A file relative to the root, or what else Storypole says. */
  readonly ours: string;
  readonly isOursFile: boolean;
  readonly theirs: string | undefined;
  readonly options: ts.CompilerOptions;
  readonly mode: ts.ResolutionMode;
}

interface Explanation {
  readonly name: string;
  readonly reason: string;
  readonly holds: (difference: Difference, compiler: TypeScriptResolver, root: string) => boolean;
}

const SCRIPT = /\.(?:[mc]?[jt]s|[jt]sx)$/u;

/** Asked in this order; the first that holds explains the difference. */
export const EXPLANATIONS: readonly Explanation[] = [
  {
    name: 'asset',
    reason:
      'The target is no script (a style, an image, JSON without `resolveJsonModule`, a component): the compiler does not look for it.',
    holds: ({ ours, isOursFile, theirs }) => isOursFile && theirs === undefined && !SCRIPT.test(ours),
  },
  {
    name: 'query',
    reason: 'The specifier carries a query or a loader, which the compiler takes for a part of the name.',
    holds: ({ specifier, isOursFile, theirs }) => isOursFile && theirs === undefined && /[?!]/u.test(specifier),
  },
  {
    name: 'stricter-modules',
    reason:
      'Under its own options the compiler refuses a path without extension, a folder, `imports` or `exports`; as for a bundler it resolves to the same file.',
    holds: ({ from, specifier, ours, theirs, options, mode }, compiler, root) => {
      if (theirs !== undefined) return false;
      const relaxed: ts.CompilerOptions = {
        ...options,
        module: ts.ModuleKind.ESNext,
        moduleResolution: ts.ModuleResolutionKind.Bundler,
      };
      return compiler.resolve(specifier, `${root}/${from}`, relaxed, mode) === ours;
    },
  },
  {
    name: 'unbuilt-member',
    reason: 'The package of the workspace hands out a file that only a build creates; Storypole goes on to its source.',
    holds: ({ from, specifier, ours, isOursFile, theirs }, compiler, root) => {
      if (!isOursFile || theirs !== undefined) return false;
      const folder = findMember(specifier, `${root}/${from}`, compiler);
      return folder !== undefined && `${root}/${ours}`.startsWith(`${folder}/`);
    },
  },
  {
    name: 'linked-package',
    reason: 'A dependency on a folder (`link:`, `file:`, `portal:`), which only an installation would link.',
    holds: ({ from, specifier, ours, isOursFile, theirs }, compiler, root) => {
      if (!isOursFile || theirs !== undefined) return false;
      const linked = findLinked(toName(specifier), `${root}/${from}`, root, compiler);
      return linked !== undefined && `${root}/${ours}`.startsWith(`${linked}/`);
    },
  },
  {
    name: 'enclosing-package',
    reason: 'The package around the importer’s own, by its name: both are here, neither is installed into the other.',
    holds: ({ from, specifier, ours, isOursFile, theirs }, compiler, root) =>
      isOursFile &&
      theirs === undefined &&
      isEnclosed(toName(specifier), `${root}/${from}`, `${root}/${ours}`, root, compiler),
  },
  {
    name: 'unbuilt-own-output',
    reason: 'A script names its package’s own output, which only a build creates; Storypole goes on to its source.',
    holds: ({ specifier, isOursFile, theirs }) =>
      isOursFile && theirs === undefined && /(?:^|\/)(?:dist|build|out|lib|es|esm|cjs|output)\//u.test(specifier),
  },
  {
    name: 'unbuilt-main',
    reason:
      'The path names a folder whose `package.json` points to a file that only a build creates; Storypole goes on to its source.',
    holds: ({ from, specifier, ours, isOursFile, theirs }, compiler, root) => {
      if (!isOursFile || theirs !== undefined || !specifier.startsWith('.')) return false;
      const folder = posix.join(root, posix.dirname(from), specifier).replace(/\/$/u, '');
      return compiler.host.fileExists(`${folder}/package.json`) && `${root}/${ours}`.startsWith(`${folder}/`);
    },
  },
  {
    name: 'site-root',
    reason: 'The path counts from the root of the site, as bundlers have it.',
    holds: ({ specifier, isOursFile, theirs }) => isOursFile && theirs === undefined && specifier.startsWith('/'),
  },
  {
    name: 'script-of-another-extension',
    reason: 'Bundlers and Node complete extensions (`.mjs`, `.mts`) that the compiler does not.',
    holds: ({ specifier, ours, isOursFile, theirs }) =>
      isOursFile && theirs === undefined && /\.[mc][jt]s$/u.test(ours) && !/\.[mc][jt]s$/u.test(specifier),
  },
];

/** The folder that the nearest `package.json` which declares `name` links it to; `undefined` where it declares a version. */
function findLinked(name: string, from: string, root: string, compiler: TypeScriptResolver): string | undefined {
  for (const folder of foldersAround(from, root)) {
    const manifest = readManifest(folder, compiler);
    const version = [manifest?.dependencies, manifest?.devDependencies, manifest?.peerDependencies]
      .map((list) => list?.[name])
      .find((found) => found !== undefined);
    const path = version === undefined ? undefined : /^(?:link|file|portal):(.+)$/u.exec(version)?.[1];
    if (path !== undefined) return posix.join(folder, path);
    if (version !== undefined) return undefined;
  }
  return undefined;
}

function isEnclosed(name: string, from: string, target: string, root: string, compiler: TypeScriptResolver): boolean {
  return foldersAround(from, root).some(
    (folder) => readManifest(folder, compiler)?.name === name && target.startsWith(`${folder}/`),
  );
}

function foldersAround(from: string, root: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = posix.dirname(from); folder.startsWith(root); folder = posix.dirname(folder)) folders.push(folder);
  return folders;
}

type Versions = Readonly<Record<string, string>>;

interface Manifest {
  readonly name?: string;
  readonly dependencies?: Versions;
  readonly devDependencies?: Versions;
  readonly peerDependencies?: Versions;
}

function readManifest(folder: string, compiler: TypeScriptResolver): Manifest | undefined {
  const text = compiler.host.readFile(`${folder}/package.json`);
  try {
    return text === undefined ? undefined : (JSON.parse(text) as Manifest);
  } catch {
    return undefined;
  }
}

function toName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function findMember(specifier: string, from: string, compiler: TypeScriptResolver): string | undefined {
  const name = toName(specifier);
  for (const [workspace, named] of compiler.members) {
    if (from.startsWith(`${workspace}/`) && named.has(name)) return named.get(name);
  }
  return undefined;
}

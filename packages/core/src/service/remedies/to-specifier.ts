import { toRelativePath } from '#types/absolute-path';
import { type Graph, TARGET } from '#types/graph';
import { baseNameOf, folderOf } from '#types/module-path';
import type { Workbench } from './workbench';

const EXTENSION = /\.(?:d\.[cm]?ts|[cm]?[jt]sx?)$/;
const WRITTEN_EXTENSION = /\.[cm]?[jt]sx?$/;
const WRITTEN: Readonly<Record<string, string>> = { ts: 'js', tsx: 'js', mts: 'mjs', cts: 'cjs' };

/** How a specifier names the file that it leads to. */
type Ending = 'exact' | 'compiled' | 'bare';

/**
 * The specifier of another file, in the style of one that is there: relative or by the same alias, with the same kind of
 * extension, with `index` or without. `undefined` where the style cannot be told.
 *
 * @param row the dependency whose style counts
 * @param from path of the importing file
 */
export function toSpecifier({ evidence }: Workbench, row: number, from: string, target: string): string | undefined {
  const { dependencies, files, strings } = evidence.graph;
  const [specifier = '', query] = (strings[dependencies.specifier[row] as number] ?? '').split('?');
  const old =
    dependencies.kind[row] === TARGET.file ? (files.paths[dependencies.to[row] as number] as string) : undefined;
  const ending = old === undefined ? guessEnding(evidence.graph, specifier, from) : toEnding(specifier, old);
  const suffix = query === undefined ? '' : `?${query}`;
  const named = nameFile(target, ending, old !== undefined && isIndexNamed(specifier, old));
  if (isRelative(specifier) || old === undefined) return toRelative(from, named, target) + suffix;
  const alias = findAlias(specifier, nameFile(old, ending, isIndexNamed(specifier, old)));
  if (alias.folder === named) return alias.prefix + suffix;
  if (named.startsWith(alias.folder === '' ? '' : `${alias.folder}/`)) {
    const rest = alias.folder === '' ? named : named.slice(alias.folder.length + 1);
    return `${alias.prefix}/${rest}${suffix}`;
  }
  return toRelative(from, named, target) + suffix;
}

export function isRelative(specifier: string): boolean {
  return /^\.\.?(?:\/|$)/.test(specifier);
}

function toEnding(specifier: string, old: string): Ending {
  const base = baseNameOf(specifier);
  if (base === baseNameOf(old)) return 'exact';
  return WRITTEN_EXTENSION.test(base) && base.replace(WRITTEN_EXTENSION, '') === baseNameOf(old).replace(EXTENSION, '')
    ? 'compiled'
    : 'bare';
}

/** Of a path that leads nowhere: as the files beside it write theirs, for it may lack the extension by mistake. */
function guessEnding(graph: Graph, specifier: string, from: string): Ending {
  const { dependencies, files, strings } = graph;
  if (WRITTEN_EXTENSION.test(baseNameOf(specifier))) return 'compiled';
  const folder = folderOf(from);
  for (const [file, path] of files.paths.entries()) {
    if (folderOf(path) !== folder) continue;
    for (let row = dependencies.first[file] as number; row < (dependencies.first[file + 1] as number); row++) {
      const written = strings[dependencies.specifier[row] as number] ?? '';
      if (dependencies.kind[row] !== TARGET.file || !isRelative(written)) continue;
      const target = files.paths[dependencies.to[row] as number] as string;
      if (EXTENSION.test(target)) return toEnding(written, target);
    }
  }
  return 'bare';
}

function isIndexNamed(specifier: string, old: string): boolean {
  return baseNameOf(old).startsWith('index.') && /(?:^|\/)index(?:\.[cm]?[jt]sx?)?$/.test(specifier);
}

/** A path as a specifier ends: `src/a/index.ts` → `src/a`, or `src/a/index.js`. */
function nameFile(path: string, ending: Ending, keepsIndex: boolean): string {
  if (!EXTENSION.test(path)) return path;
  if (ending === 'exact') return path;
  if (ending === 'compiled') {
    const extension = path.slice(path.lastIndexOf('.') + 1);
    return path.replace(EXTENSION, `.${WRITTEN[extension] ?? extension}`);
  }
  const bare = path.replace(EXTENSION, '');
  return keepsIndex ? bare : bare.replace(/(?:^|\/)index$/, '');
}

/** @param named as the specifier ends: without its extension where that is left out */
function toRelative(from: string, named: string, target: string): string {
  const relative = toRelativePath(folderOf(from), named);
  if (/^(?:\.\.\/)*(?:\.\.)?$/.test(relative)) {
    // Not every compiler looks for an index where a specifier ends in dots; and a file beside a folder of its name is not in it.
    const base = baseNameOf(target).replace(EXTENSION, '');
    const folder = toRelativePath(folderOf(from), folderOf(target));
    return folder === '' ? `./${base}` : `${folder}/${base}`;
  }
  return relative.startsWith('..') ? relative : `./${relative}`;
}

/** `@/a/b` for `src/a/b` → the prefix `@` stands for the folder `src`. */
function findAlias(specifier: string, named: string): { readonly prefix: string; readonly folder: string } {
  const written = specifier.split('/');
  const meant = named === '' ? [] : named.split('/');
  while (written.length > 1 && meant.length > 0 && written.at(-1) === meant.at(-1)) {
    written.pop();
    meant.pop();
  }
  return { prefix: written.join('/'), folder: meant.join('/') };
}

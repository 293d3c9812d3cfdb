import type { Ground } from './ground';
import { findFile, loadFile, type LoadOptions, WANT } from './load-file';
import type { Manifest } from './manifest';
import { compilePatterns, matchPattern } from './match-pattern';

/** What Node and bundlers complete that the compiler does not, in the order in which it is asked. */
const MORE_EXTENSIONS = [
  '.mts',
  '.cts',
  '.d.mts',
  '.d.cts',
  '.mjs',
  '.cjs',
  '.json',
  '.vue',
  '.svelte',
  '.astro',
  '.mdx',
  '.node',
];

/**
 * The file that a path relative to `folder` leads to, or -1: first as the compiler has it, then, if `load.isLoose`, what only bundlers
 * and Node resolve (a file of any extension by its exact name, an extensionless `.vue` or `.mjs`).
 */
export function loadPath(ground: Ground, folder: number, path: string, load: LoadOptions): number {
  let current = folder;
  let index = 0;
  let isBelow = false;
  for (;;) {
    const slash = path.indexOf('/', index);
    const end = slash < 0 ? path.length : slash;
    const length = end - index;
    if (length === 2 && path.charCodeAt(index) === 46 && path.charCodeAt(index + 1) === 46) {
      // `a/../b` means `b` even where there is no `a`.
      if (isBelow) return loadPath(ground, folder, withoutDetours(path), load);
      current = ground.parentOf(current);
      if (current < 0) return -1;
    } else if (length > 1 || (length === 1 && path.charCodeAt(index) !== 46)) {
      const name = path.slice(index, end);
      if (slash < 0) return loadName(ground, current, name, load);
      const entry = ground.entriesOf(current).get(name);
      if (entry === undefined || entry >= 0) {
        return path.includes('/..', end) ? loadPath(ground, folder, withoutDetours(path), load) : -1;
      }
      current = ~entry;
      isBelow = true;
    }
    if (slash < 0) return loadFolder(ground, current, load);
    index = end + 1;
  }
}

/** The file that one name in a folder leads to: a file, or the entry of a folder of that name. */
export function loadName(ground: Ground, folder: number, name: string, load: LoadOptions): number {
  const entries = ground.entriesOf(folder);
  const entry = entries.get(name);
  for (const want of load.passes) {
    const file = loadFile(entries, name, want, load, !load.isExplicit);
    if (file >= 0) return file;
    if (load.isExplicit) continue;
    const inside = entry !== undefined && entry < 0 ? loadFolderAs(ground, ~entry, want, load) : -1;
    if (inside >= 0) return inside;
  }
  if (!load.isLoose) return -1;
  if (entry !== undefined && entry >= 0) return entry;
  const more = loadMore(entries, name, load);
  return more < 0 && entry !== undefined ? loadMore(ground.entriesOf(~entry), 'index', load) : more;
}

/** The file that a folder stands for. */
export function loadFolder(ground: Ground, folder: number, load: LoadOptions): number {
  for (const want of load.passes) {
    const file = loadFolderAs(ground, folder, want, load);
    if (file >= 0) return file;
  }
  return load.isLoose ? loadMore(ground.entriesOf(folder), 'index', load) : -1;
}

/** The same as the compiler has it: the folder's own `package.json` first, then `index`. */
export function loadFolderAs(ground: Ground, folder: number, want: number, load: LoadOptions): number {
  const manifest = ground.manifestOf(folder);
  if (manifest !== undefined) {
    const file = loadMain(ground, folder, manifest, want, load);
    if (file >= 0) return file;
  }
  return loadFile(ground.entriesOf(folder), 'index', want, load, true);
}

function loadMain(ground: Ground, folder: number, manifest: Manifest, want: number, load: LoadOptions): number {
  const main = ((want & WANT.typescript) !== 0 ? manifest.types : undefined) ?? manifest.main;
  const versioned = loadVersioned(ground, folder, manifest, main ?? 'index', want, load);
  if (versioned >= 0 || main === undefined) return versioned;
  return loadField(ground, folder, main, want, load);
}

/** Where `typesVersions` moves a path of the package, or -1. */
export function loadVersioned(
  ground: Ground,
  folder: number,
  manifest: Manifest,
  path: string,
  want: number,
  load: LoadOptions,
): number {
  if (manifest.typesVersions === undefined) return -1;
  const match = matchPattern(compilePatterns(Object.keys(manifest.typesVersions)), withoutDetours(path));
  if (match === undefined) return -1;
  for (const target of manifest.typesVersions[match.key] ?? []) {
    const file = loadField(
      ground,
      folder,
      match.star === undefined ? target : target.replace('*', () => match.star as string),
      want,
      load,
    );
    if (file >= 0) return file;
  }
  return -1;
}

/** The file that a path in a `package.json` field means: exact, completed, or the `index` of a folder, whose own `package.json` is not asked. */
function loadField(ground: Ground, folder: number, path: string, want: number, load: LoadOptions): number {
  const at = locateParent(ground, folder, path);
  if (at === undefined) return -1;
  const entries = ground.entriesOf(at.folder);
  if (at.name === '') return loadFile(entries, 'index', want, load, true);
  const exact = isTypeScript(at.name) ? findFile(entries, at.name, load) : -1;
  if (exact >= 0) return exact;
  const file = loadFile(entries, at.name, want, load, true);
  if (file >= 0) return file;
  const entry = entries.get(at.name) ?? 0;
  return entry < 0 ? loadFile(ground.entriesOf(~entry), 'index', want, load, true) : -1;
}

/** The folder that holds the last segment of `path`, and that segment (`''` where the path names the folder itself). */
export function locateParent(
  ground: Ground,
  folder: number,
  path: string,
): { readonly folder: number; readonly name: string } | undefined {
  const segments = withoutDetours(path).split('/');
  const name = segments.pop() as string;
  let current = folder;
  for (const segment of segments) {
    if (segment === '..') {
      current = ground.parentOf(current);
      if (current < 0) return undefined;
      continue;
    }
    const entry = ground.entriesOf(current).get(segment);
    if (entry === undefined || entry >= 0) return undefined;
    current = ~entry;
  }
  if (name !== '..') return { folder: current, name };
  const parent = ground.parentOf(current);
  return parent < 0 ? undefined : { folder: parent, name: '' };
}

export function isTypeScript(name: string): boolean {
  return name.endsWith('.ts') || name.endsWith('.tsx') || name.endsWith('.mts') || name.endsWith('.cts');
}

function loadMore(entries: ReadonlyMap<string, number>, name: string, load: LoadOptions): number {
  for (const extension of MORE_EXTENSIONS) {
    const file = entries.get(name + extension) ?? -1;
    if (file >= 0) return file;
  }
  // Where `moduleSuffixes` leaves out `''`, the compiler alone refuses the plain name.
  return load.suffixes === undefined ? -1 : loadFile(entries, name, WANT.all, { ...load, suffixes: undefined }, true);
}

/** `./a/../b//c/` → `b/c/`: without `.`, and without `..` except at the front. */
function withoutDetours(path: string): string {
  const segments: string[] = [];
  const parts = path.split('/');
  const last = parts.at(-1);
  for (const part of parts) {
    if (part === '' || part === '.') continue;
    if (part === '..' && segments.length > 0 && segments.at(-1) !== '..') segments.pop();
    else segments.push(part);
  }
  const isFolder = last === '' || last === '.' || (last === '..' && segments.at(-1) !== '..');
  return isFolder && segments.length > 0 ? `${segments.join('/')}/` : segments.join('/');
}

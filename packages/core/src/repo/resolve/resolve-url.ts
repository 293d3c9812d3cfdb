import type { Resolution } from '#types/resolution';
import { toAbsolutePath } from './absolute-path';
import type { Context } from './context';
import type { Ground } from './ground';
import { locateParent } from './load-path';
import { UNRESOLVED } from './resolutions';
import { type BareHost, resolveBare } from './resolve-bare';
import { withoutQuery } from './specifier';

export interface UrlHost extends BareHost {
  readonly tree: Ground;
}

/** What the compiler adds to a `/// <reference path>` that has no extension. */
const REFERENCE_EXTENSIONS = ['.ts', '.tsx', '.d.ts'] as const;
/** What a script that a browser is to load is compiled from. */
const SOURCES: readonly (readonly [string, readonly string[]])[] = [
  ['.js', ['.ts', '.tsx', '.jsx']],
  ['.mjs', ['.mts', '.ts']],
  ['.cjs', ['.cts', '.ts']],
];

/**
 * Resolves what is a URL relative to the file: no extension is guessed, a bare name is relative, and a script that does not exist is the
 * source it is compiled from. A folder is a `disk` resolution whose path ends in `/`.
 */
export function resolveUrl(folder: number, specifier: string, context: Context, host: UrlHost): Resolution {
  if (/^[A-Za-z][A-Za-z\d+.-]+:/u.test(specifier) || specifier.startsWith('//')) {
    return resolveBare(specifier.startsWith('//') ? `https:${specifier}` : specifier, 'url', context, host);
  }
  const path = toPlainPath(specifier);
  if (path.startsWith('/')) return resolveBare(path, 'url', context, host);
  return findExact(folder, path, SOURCES, host) ?? UNRESOLVED;
}

/** Resolves a `/// <reference path>`. */
export function resolveReference(folder: number, specifier: string, host: UrlHost): Resolution {
  const path = specifier.replaceAll('\\', '/');
  return findExact(folder, path, [['', REFERENCE_EXTENSIONS]], host) ?? UNRESOLVED;
}

function findExact(
  folder: number,
  path: string,
  sources: readonly (readonly [string, readonly string[]])[],
  host: UrlHost,
): Resolution | undefined {
  const start = host.tree.pathOf(folder);
  const grounds = [
    { ground: host.tree, from: folder },
    { ground: host.disk, from: host.disk.locate(start) },
  ];
  for (const { ground, from } of grounds) {
    const at = locateParent(ground, from, path);
    if (at === undefined) continue;
    const entries = ground.entriesOf(at.folder);
    const entry = at.name === '' ? ~at.folder : entries.get(at.name);
    if (entry !== undefined && entry >= 0) return host.resolutions.toFound(ground, entry);
    for (const [extension, replacements] of sources) {
      if (at.name === '' || !at.name.endsWith(extension)) continue;
      const stem = at.name.slice(0, at.name.length - extension.length);
      for (const replacement of replacements) {
        const file = entries.get(stem + replacement) ?? -1;
        if (file >= 0) return host.resolutions.toFound(ground, file);
      }
    }
    if (entry !== undefined && isThere(ground, ~entry))
      return host.resolutions.toDisk(`${toAbsolutePath(start, path)}/`);
  }
  return undefined;
}

function isThere(ground: Ground, folder: number): boolean {
  return ground.entriesOf(folder).size > 0;
}

function toPlainPath(specifier: string): string {
  const path = withoutQuery(specifier.replaceAll('\\', '/'));
  if (!path.includes('%')) return path;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

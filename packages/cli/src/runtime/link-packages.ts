import type { FileSystem } from '@storypole/core';
import type { Workshop } from '#types/workshop';

/**
 * Gives a copy of a project the packages that the project can load, those of the folders above it among them, and declares and
 * stands in for others that are to be imported: what is neither declared nor installed is no package.
 *
 * @param names of packages, perhaps with a subpath
 */
export function linkPackages(
  root: string,
  copy: string,
  names: readonly string[],
  fileSystem: FileSystem,
  workshop: Workshop,
): void {
  const wanted = new Set(names.map(toPackageName));
  const seen = new Set<string>();
  const link = (from: string, name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    workshop.link(`${from}/${name}`, `${copy}/node_modules/${name}`);
  };
  for (let at = root; at !== ''; at = at.slice(0, Math.max(at.lastIndexOf('/'), 0))) {
    const folder = `${at}/node_modules`;
    if (fileSystem.stat(folder)?.kind !== 'folder') continue;
    for (const { name } of fileSystem.readFolder(folder)) {
      // Caches and stores of tools, which would write into those of the project.
      if (name.startsWith('.')) continue;
      if (!name.startsWith('@')) link(folder, name);
      // A scope may lie in several folders, and a package of it may be missing.
      else for (const inner of fileSystem.readFolder(`${folder}/${name}`)) link(folder, `${name}/${inner.name}`);
    }
  }
  const missing = [...wanted].filter((name) => !seen.has(name));
  for (const name of missing) {
    const manifest = { name, version: '0.0.0', exports: { '.': './index.js', './*': './index.js' } };
    fileSystem.writeFile(`${copy}/node_modules/${name}/package.json`, JSON.stringify(manifest));
    fileSystem.writeFile(`${copy}/node_modules/${name}/index.js`, '');
  }
  declare(copy, [...wanted], fileSystem);
}

function declare(copy: string, names: readonly string[], fileSystem: FileSystem): void {
  const path = `${copy}/package.json`;
  const manifest = readManifest(path, fileSystem);
  const dependencies = { ...Object.fromEntries(names.map((name) => [name, '*'])), ...manifest.dependencies };
  fileSystem.writeFile(path, JSON.stringify({ ...manifest, dependencies }));
}

function readManifest(
  path: string,
  fileSystem: FileSystem,
): { readonly dependencies?: Readonly<Record<string, string>> } {
  if (fileSystem.stat(path)?.kind !== 'file') return {};
  return JSON.parse(new TextDecoder().decode(fileSystem.readFile(path))) as ReturnType<typeof readManifest>;
}

function toPackageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

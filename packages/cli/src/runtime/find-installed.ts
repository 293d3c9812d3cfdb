import type { FileSystem } from '@storypole/core';

/** A package that a project can load. */
export interface Installed {
  /** Absolute. */
  readonly folder: string;
  readonly version: string;
  /** Its first command, relative to `folder`. */
  readonly bin?: string;
}

/** Looks for a package in `node_modules` of a folder and of those above it. */
export function findInstalled(name: string, root: string, fileSystem: FileSystem): Installed | undefined {
  for (let at = root; at !== ''; at = at.slice(0, Math.max(at.lastIndexOf('/'), 0))) {
    const folder = `${at}/node_modules/${name}`;
    if (fileSystem.stat(`${folder}/package.json`)?.kind !== 'file') continue;
    const text = new TextDecoder().decode(fileSystem.readFile(`${folder}/package.json`));
    const { version, bin } = JSON.parse(text) as {
      readonly version: string;
      readonly bin?: string | Readonly<Record<string, string>>;
    };
    const command = typeof bin === 'string' ? bin : Object.values(bin ?? {})[0];
    return { folder, version, ...(command === undefined ? {} : { bin: command }) };
  }
  return undefined;
}

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of an installed package, whether or not it exports its package.json. */
export function packageFolder(name) {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
    if (folder === dirname(folder)) throw new Error(`${name} is not installed; run npm install.`);
  }
}

/** `node` and the script of a package's command: no shell, no npx. */
export function nodeBin(name, script) {
  return [process.execPath, join(packageFolder(name), script)];
}

export function versionOf(name) {
  return JSON.parse(readFileSync(join(packageFolder(name), 'package.json'), 'utf8')).version;
}

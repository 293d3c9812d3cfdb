import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { loadModule } from './load-module';

/**
 * Evaluates a module from other contents than those on disk: in a temporary folder that has the packages of the project and is
 * gone afterwards.
 *
 * @param module absolute
 * @param sources absolute path → contents: the module, and what it imports by relative paths
 * @throws whatever the module throws
 */
export function loadModuleApart(module: string, sources: ReadonlyMap<string, Uint8Array>): unknown {
  const top = findCommonFolder([module, ...sources.keys()]);
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'storypole-base-')));
  const copy = (file: string): string => path.join(folder, path.relative(top, file));
  try {
    for (const [file, contents] of sources) {
      fs.mkdirSync(path.dirname(copy(file)), { recursive: true });
      fs.writeFileSync(copy(file), contents);
    }
    const packages = findPackages(path.dirname(module));
    if (packages !== undefined) fs.symlinkSync(packages, path.join(folder, 'node_modules'), 'junction');
    return loadModule(copy(module), true);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function findCommonFolder(files: readonly string[]): string {
  let common = path.dirname(files[0] as string);
  while (!files.every((file) => file.startsWith(`${common.replace(/\/$/, '')}/`))) common = path.dirname(common);
  return common;
}

/** The nearest folder of installed packages. */
function findPackages(folder: string): string | undefined {
  for (let current = folder; ; current = path.dirname(current)) {
    const found = path.join(current, 'node_modules');
    if (fs.existsSync(found)) return found;
    if (path.dirname(current) === current) return undefined;
  }
}

import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const SKIPPED = new Set(['node_modules', '.git']);

/** Every file below a folder, or the file itself; sorted. Installed packages are skipped unless the folder is one. */
export function findSources(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  const files: string[] = [];
  for (const entry of readdirSync(path, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isDirectory()) {
      if (!SKIPPED.has(entry.name)) files.push(...findSources(join(path, entry.name)));
    } else if (entry.isFile()) files.push(join(path, entry.name));
  }
  return files;
}

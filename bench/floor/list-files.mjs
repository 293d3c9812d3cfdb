import { readdirSync } from 'node:fs';

/**
 * Every file and folder below `root`, breadth first; `node_modules` and `.git` excepted.
 * A folder is `{ path, entries }`: its path relative to the root, and name → folder or file.
 */
export function listFiles(root) {
  const top = { path: '', entries: new Map(), parent: undefined };
  const folders = [top];
  const files = [];
  for (const folder of folders) {
    for (const entry of readdirSync(`${root}/${folder.path}`, { withFileTypes: true })) {
      const { name } = entry;
      if (entry.isDirectory()) {
        if (name === 'node_modules' || name === '.git') continue;
        const path = folder.path === '' ? name : `${folder.path}/${name}`;
        const child = { path, entries: new Map(), parent: folder };
        folder.entries.set(name, child);
        folders.push(child);
      } else {
        const file = { name, folder };
        folder.entries.set(name, file);
        files.push(file);
      }
    }
  }
  return { top, folders, files };
}

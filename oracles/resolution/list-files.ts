import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, readdirSync } from 'node:fs';

/** Every file below `root` that git does not ignore, relative; without git every file outside `node_modules`. No links. */
export function listFiles(root: string): readonly string[] {
  const paths = isRepository(root) ? listByGit(root) : walk(root, '');
  return paths.filter((path) => lstatSync(`${root}/${path}`, { throwIfNoEntry: false })?.isFile() === true);
}

function isRepository(root: string): boolean {
  if (root.includes('/node_modules/')) return false;
  for (let folder = root; folder !== ''; folder = folder.slice(0, folder.lastIndexOf('/'))) {
    if (existsSync(`${folder}/.git`)) return true;
  }
  return false;
}

function listByGit(root: string): readonly string[] {
  const output = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return output.split('\0').filter((path) => path !== '');
}

function walk(root: string, folder: string): readonly string[] {
  return readdirSync(`${root}/${folder}`, { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'node_modules' || entry.name === '.git' ? [] : walk(root, path);
    return [path];
  });
}

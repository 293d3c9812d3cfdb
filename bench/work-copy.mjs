import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { commitCopy, restoreCopy } from './commit-copy.mjs';

const WORK = new URL('.work/', import.meta.url).pathname;
const LEFT_OUT = new Set(['.git', 'node_modules', '.gitignore', '.ignore', '.eslintignore', '.fallow', '.storypole']);
const TOOL_CONFIG =
  /^(?:\.oxlintrc|\.fallowrc|\.eslintrc|eslint\.config|\.dependency-cruiser|storypole\.config|oxlint\.config)/;

/**
 * Copies what is analysed, and the files of the root, to `bench/.work/<name>`. The given folder is only read. The copy has no
 * installed dependencies, no ignore files and no linter's config, and is a git repository of its own with a commit, so that every tool sees
 * the same files. Returns `{ ...repository, root, files, bytes }`; `files` are the TypeScript files, relative to the root.
 */
export function makeWorkCopy(repository, from) {
  const root = join(WORK, repository.name);
  const stamp = join(root, '.bench-copy');
  const source = JSON.stringify([from, repository.commit, repository.folders]);
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== source) {
    rmSync(root, { recursive: true, force: true });
    mkdirSync(root, { recursive: true });
    for (const entry of readdirSync(from, { withFileTypes: true })) {
      if (entry.isFile() && isWanted(entry.name)) cpSync(join(from, entry.name), join(root, entry.name));
    }
    for (const folder of repository.folders) {
      cpSync(join(from, folder), join(root, folder), { recursive: true, filter: (path) => isWanted(basename(path)) });
    }
    commitCopy(root);
    writeFileSync(stamp, source);
  }
  restoreCopy(root);
  const files = repository.folders.flatMap((folder) => listTypeScript(root, folder));
  const bytes = files.reduce((sum, file) => sum + statSync(join(root, file)).size, 0);
  return { ...repository, root, files, bytes };
}

function isWanted(name) {
  return !LEFT_OUT.has(name) && !TOOL_CONFIG.test(name);
}

function listTypeScript(root, folder) {
  const files = [];
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) files.push(...listTypeScript(root, path));
    else if (/\.[cm]?tsx?$/.test(entry.name)) files.push(path);
  }
  return files;
}

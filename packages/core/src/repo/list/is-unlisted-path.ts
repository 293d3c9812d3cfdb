import type { FileSystem, Git } from '#types/providers';
import { createIgnoreRules } from './create-ignore-rules';
import { SKIPPED } from './skipped';

/** Whether a file would be no part of `readFileTree` if it were written: git ignores it, or a folder above it. */
export function isUnlistedPath(
  root: string,
  path: string,
  machine: { readonly fileSystem: FileSystem; readonly git: Git },
  isRelevant: (path: string) => boolean,
): boolean {
  const ignoreRules = createIgnoreRules(root, machine, isRelevant);
  let rules = ignoreRules.above;
  let folder = '';
  const segments = path.split('/');
  for (const [depth, name] of segments.entries()) {
    if (SKIPPED.has(name)) return true;
    const rulesFile = folder === '' ? `${root}/.gitignore` : `${root}/${folder}/.gitignore`;
    if (machine.fileSystem.stat(rulesFile)?.kind === 'file') rules = ignoreRules.enter(rules, folder);
    const child = folder === '' ? name : `${folder}/${name}`;
    if (rules.length > 0 && ignoreRules.isIgnored(rules, child, name, folder, depth < segments.length - 1)) return true;
    folder = child;
  }
  return false;
}

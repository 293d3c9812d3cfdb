import ignore, { type Ignore } from 'ignore';
import { baseNameOf, folderOf } from '#types/module-path';
import type { FileSystem, Git } from '#types/providers';
import { decodeSource } from '../decode-source';
import { matchLines } from './match-lines';

/** The rule files that hold for a folder, the deepest last. */
export type FolderRules = readonly RuleFile[];

/** Answers, top down, whether git ignores a path. */
export interface IgnoreRules {
  /** The rules that hold in the root itself, before its own `.gitignore`. */
  readonly above: FolderRules;
  /** The rules for the entries of a folder that has a `.gitignore`. */
  readonly enter: (rules: FolderRules, folder: string) => FolderRules;
  /** @param path relative to the root, POSIX @param name its last segment @param folder the path of its folder */
  readonly isIgnored: (rules: FolderRules, path: string, name: string, folder: string, isFolder: boolean) => boolean;
}

interface RuleFile {
  /** The folder of the rule file, relative to the top of the repository, with a trailing slash; `''` for the top. */
  readonly base: string;
  readonly rules: Ignore;
  readonly text: string;
  /** What the last segment of a matching path can be: names, endings such as `.log`, and patterns. */
  readonly names: ReadonlySet<string>;
  readonly endings: ReadonlySet<string>;
  readonly oddities: readonly RegExp[];
  /** Names of folders of which everything matches (`out/**`). */
  readonly parents: ReadonlySet<string>;
}

/**
 * The rules of git's own documentation (gitignore): every `.gitignore` from the top of the repository downward and
 * `.git/info/exclude`; deeper files win. Files that are tracked although a rule matches them are not ignored. The user's
 * global excludes are not read: they differ from machine to machine. Only for paths where it matters (`isRelevant`) is git
 * asked what it tracks: starting it costs more than the whole listing of a small project.
 *
 * Most paths match no rule. A path is first held against sets of names and endings, and only a candidate is put to the
 * exact matcher: for 10,000 entries that is 2 ms instead of 40.
 */
export function createIgnoreRules(
  root: string,
  machine: { readonly fileSystem: FileSystem; readonly git: Git },
  isRelevant: (path: string) => boolean,
): IgnoreRules {
  const { fileSystem, git } = machine;
  const top = findGitRoot(root, fileSystem);
  const prefix = top === undefined || top === root ? '' : `${root.slice(top.length + 1)}/`;
  /** Ignored folders that are walked for the tracked files in them. */
  const exposed = new Set<string>();
  let tracked: Tracked | undefined;

  const isMatched = (rules: FolderRules, path: string, isFolder: boolean): boolean => {
    const full = prefix + path + (isFolder ? '/' : '');
    for (let index = rules.length - 1; index >= 0; index--) {
      const file = rules[index] as RuleFile;
      const path = full.slice(file.base.length);
      const verdict = file.rules.test(path);
      if (verdict.ignored) {
        if (!isInReincluded(file, path)) return true;
        const own = matchLines(file.text, path);
        if (own !== undefined) return own;
      }
      if (verdict.unignored) return false;
    }
    return false;
  };

  return {
    above: top === undefined ? [] : readRulesAbove(top, prefix, fileSystem),
    enter: (rules, folder) => {
      const path = folder === '' ? '' : `${folder}/`;
      return addRuleFile(rules, prefix + path, `${root}/${path}.gitignore`, fileSystem);
    },
    isIgnored: (rules, path, name, folder, isFolder) => {
      const isExposed = exposed.size > 0 && exposed.has(folder);
      if (!isExposed && !(isCandidate(rules, name, folder) && isMatched(rules, path, isFolder))) return false;
      if (top === undefined || !isRelevant(path)) return true;
      tracked ??= readTracked(root, git);
      if (!isFolder) return !tracked.files.has(path);
      if (!tracked.folders.has(path)) return true;
      exposed.add(path);
      return false;
    },
  };
}

/**
 * Whether a path lies in a folder that this file ignores: since nothing below an ignored folder is asked, a deeper file took
 * that folder in again, and what the matcher says of the path may be no more than what it says of the folder.
 */
function isInReincluded(file: RuleFile, path: string): boolean {
  const folder = folderOf(path.endsWith('/') ? path.slice(0, -1) : path);
  return folder !== '' && file.rules.test(`${folder}/`).ignored;
}

function readRulesAbove(top: string, prefix: string, fileSystem: FileSystem): FolderRules {
  let rules = addRuleFile([], '', `${top}/.git/info/exclude`, fileSystem);
  let base = '';
  for (const segment of prefix.split('/').slice(0, -1)) {
    rules = addRuleFile(rules, base, `${top}/${base}.gitignore`, fileSystem);
    base += `${segment}/`;
  }
  return rules;
}

function addRuleFile(rules: FolderRules, base: string, path: string, fileSystem: FileSystem): FolderRules {
  let text: string;
  try {
    text = decodeSource(fileSystem.readFile(path));
  } catch {
    return rules;
  }
  const file = parseRuleFile(base, text);
  return file === undefined ? rules : [...rules, file];
}

function parseRuleFile(base: string, text: string): RuleFile | undefined {
  const names = new Set<string>();
  const endings = new Set<string>();
  const parents = new Set<string>();
  const oddities: RegExp[] = [];
  let isEmpty = true;
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    isEmpty = false;
    if (line.startsWith('!')) continue;
    const segments = line.trim().replace(/\/+$/, '').split('/');
    const last = segments.at(-1) ?? '';
    const before = segments.at(-2) ?? '';
    if (isPlain(last)) names.add(last);
    else if (last.startsWith('*.') && isPlain(last.slice(2)) && !last.slice(2).includes('.'))
      endings.add(last.slice(1));
    else if (/^\*+$/.test(last) && before !== '' && isPlain(before)) parents.add(before);
    else oddities.push(toNamePattern(last));
  }
  return isEmpty
    ? undefined
    : { base, text, rules: ignore({ ignorecase: false }).add(text), names, endings, oddities, parents };
}

function isPlain(segment: string): boolean {
  return !/[*?[\]\\]/.test(segment);
}

/** A pattern that matches at least what the glob segment matches: brackets and escapes match anything. */
function toNamePattern(segment: string): RegExp {
  if (/[[\]\\]/.test(segment)) return /(?:)/;
  const escaped = segment.replaceAll(/[.+^${}()|]/g, String.raw`\$&`);
  return new RegExp(`^${escaped.replaceAll(/\*+/g, '.*').replaceAll('?', '.')}$`);
}

function isCandidate(rules: FolderRules, name: string, folder: string): boolean {
  const dot = name.lastIndexOf('.');
  return rules.some(
    (file) =>
      file.names.has(name) ||
      (dot >= 0 && file.endings.size > 0 && file.endings.has(name.slice(dot))) ||
      (file.parents.size > 0 && file.parents.has(baseNameOf(folder))) ||
      (file.oddities.length > 0 && file.oddities.some((oddity) => oddity.test(name))),
  );
}

function findGitRoot(root: string, fileSystem: FileSystem): string | undefined {
  for (let folder = root; ; folder = folder.slice(0, folder.lastIndexOf('/'))) {
    if (fileSystem.stat(`${folder}/.git`) !== undefined) return folder;
    if (!folder.includes('/')) return undefined;
  }
}

interface Tracked {
  readonly files: ReadonlySet<string>;
  readonly folders: ReadonlySet<string>;
}

/** Files that git tracks although a rule ignores them, and the folders that hold such files. */
function readTracked(root: string, git: Git): Tracked {
  const output = git.run(root, ['ls-files', '-z', '-c', '-i', '--exclude-standard']) ?? '';
  const files = new Set(output.split('\0').filter((path) => path !== ''));
  const folders = new Set<string>();
  for (const file of files) {
    for (let slash = file.lastIndexOf('/'); slash > 0; slash = file.lastIndexOf('/', slash - 1)) {
      folders.add(file.slice(0, slash));
    }
  }
  return { files, folders };
}

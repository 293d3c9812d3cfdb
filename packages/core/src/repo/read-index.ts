import type { Fault } from '#types/fault';
import { FaultError } from '#types/fault';
import type { Git } from '#types/providers';

/** What git's index holds, and where the disk holds something else. */
export interface Index {
  /** The folder of the working tree; absolute, POSIX. */
  readonly top: string;
  /** Paths relative to the top of what the index holds, links among it. */
  readonly tracked: ReadonlySet<string>;
  /** Paths relative to the top of the folders that are repositories of their own. */
  readonly submodules: readonly string[];
  /** Absolute path → contents in the index, `undefined` where it has none: every file of it that is otherwise on disk. */
  readonly files: ReadonlyMap<string, Uint8Array | undefined>;
  /** A git that finds the repository from any folder, whatever the environment of a hook says. */
  readonly git: Git;
}

interface Entry {
  /** `H` is plain, `S` is not checked out, small letters are taken for unchanged without a look. */
  readonly tag: string;
  readonly mode: string;
  readonly object: string;
  readonly stage: string;
  /** Relative to the top. */
  readonly path: string;
}

const LINK = '120000';
const SUBMODULE = '160000';

/**
 * Reads the index: what would be committed now. Git says which files of it are otherwise on disk, and only those are read, from its
 * objects, at once; nothing is checked out.
 *
 * @param cwd absolute, POSIX: where the command was started, which is where relative paths in git's environment begin
 * @throws FaultError where there is no working tree, a merge is not resolved, or a link is staged with another target
 */
export function readIndex(cwd: string, git: Git): Index {
  const { top, folder } = findRepository(cwd, git);
  const found: Git = {
    sees: 'index',
    run: (from, args) => git.run(from, [`--git-dir=${folder}`, `--work-tree=${top}`, '--no-optional-locks', ...args]),
    readObjects: (_, names) => git.readObjects(cwd, names),
  };
  const ask = (...args: readonly string[]): readonly string[] => {
    const output = found.run(top, args);
    if (output === undefined) throw new FaultError([unreadable(top, args)]);
    return output.split('\0').filter(Boolean);
  };
  const entries = ask('ls-files', '--stage', '-v', '-z').map(parseEntry);
  const faults = entries.filter(({ stage }) => stage !== '0').map(({ path }) => path);
  if (faults.length > 0) throw new FaultError([...new Set(faults)].map(unmerged));
  const differing = readDiffering(
    ask(
      'diff',
      '--name-status',
      '--no-renames',
      '--no-ext-diff',
      '--no-textconv',
      '--ignore-submodules=all',
      '-z',
      '--',
    ),
  );
  const isHeld = ({ path }: Entry): boolean => differing.get(path) !== 'A';
  const held = entries.filter(isHeld);
  const others = held.filter(({ tag, path, mode }) => mode !== SUBMODULE && (differing.has(path) || tag !== 'H'));
  const links = others.filter(({ mode, tag }) => mode === LINK && tag === 'H');
  if (links.length > 0) throw new FaultError(links.map(({ path }) => movedLink(path)));
  const readable = others.filter(({ mode }) => mode !== LINK);
  const contents = found.readObjects(
    top,
    readable.map(({ object }) => object),
  );
  if (contents === undefined) throw new FaultError([unreadable(top, ['cat-file', '--batch'])]);
  const files = new Map<string, Uint8Array | undefined>();
  for (const entry of entries) if (!isHeld(entry)) files.set(`${top}/${entry.path}`, undefined);
  for (const [at, { path }] of readable.entries()) files.set(`${top}/${path}`, contents[at]);
  return {
    top,
    tracked: new Set(held.map(({ path }) => path)),
    submodules: held.filter(({ mode }) => mode === SUBMODULE).map(({ path }) => path),
    files,
    git: found,
  };
}

/** Git sets `GIT_DIR` for hooks: then it takes the folder in which it is started for the top of the working tree. */
function findRepository(cwd: string, git: Git): { readonly top: string; readonly folder: string } {
  const said = git.run(cwd, ['rev-parse', '--is-inside-work-tree', '--absolute-git-dir', '--show-prefix']);
  const [inside, folder = '', prefix = ''] = (said ?? '').split('\n');
  if (inside !== 'true') {
    const mend = 'Run it in a clone with a working tree, or leave out `--staged`.';
    throw new FaultError([{ code: 'machine/no-git', what: `${cwd} is in no working tree of git.`, mend }]);
  }
  // Git knows the real path, and the run may have been started through a link: the run's own name for the folder is the one in use.
  const end = prefix.replace(/\/$/, '');
  const top = end === '' ? cwd : cwd.endsWith(`/${end}`) ? cwd.slice(0, -end.length - 1) : undefined;
  if (top !== undefined) return { top, folder };
  const real = git.run(cwd, ['rev-parse', '--show-toplevel'])?.trim() ?? cwd;
  return { top: real, folder };
}

function parseEntry(line: string): Entry {
  const tab = line.indexOf('\t');
  const [tag = '', mode = '', object = '', stage = ''] = line.slice(0, tab).split(' ');
  return { tag, mode, object, stage, path: line.slice(tab + 1) };
}

/** Path → how it differs: `M`, `D`, `T`; `A` where it is only meant to be added. */
function readDiffering(parts: readonly string[]): ReadonlyMap<string, string> {
  const differing = new Map<string, string>();
  for (let at = 0; at + 1 < parts.length; at += 2) differing.set(parts[at + 1] as string, parts[at] as string);
  return differing;
}

function unmerged(path: string): Fault {
  return {
    code: 'machine/unmerged',
    file: path,
    what: `${path} is not merged: the index holds more than one version of it.`,
    mend: 'Resolve the conflict and stage the file.',
  };
}

function movedLink(path: string): Fault {
  return {
    code: 'machine/staged-link',
    file: path,
    what: `The link ${path} is staged with another target than it has on disk.`,
    mend: 'Stage the link as it is, or restore it.',
  };
}

function unreadable(top: string, args: readonly string[]): Fault {
  return {
    code: 'machine/no-index',
    what: `git cannot read the index of ${top} (\`git ${args.join(' ')}\` fails).`,
    mend: 'Run that command in the repository and put right what it says.',
  };
}

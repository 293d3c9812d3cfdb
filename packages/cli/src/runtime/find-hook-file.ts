import { type Fault, FaultError, type Providers } from '@storypole/core';
import { addToLefthook, removeFromLefthook } from '#service/hooks/edit-lefthook';
import { addToPreCommit, removeFromPreCommit } from '#service/hooks/edit-pre-commit';
import { addToScript, removeFromScript } from '#service/hooks/edit-script';
import { addToSimpleGitHooks, removeFromSimpleGitHooks } from '#service/hooks/edit-simple-git-hooks';
import { toHookCommand } from '#service/hooks/to-hook-command';
import { isRecord } from '#service/read-unknown';
import { HOOK_MANAGERS, type HookFile, type HookManager } from '#types/hook-manager';

export interface HookOptions {
  /** The only one that the repository uses, where left out. */
  readonly manager?: HookManager;
  readonly remove: boolean;
}

interface Repository {
  /** Absolute. */
  readonly top: string;
  /** Of the working folder, relative to the top. */
  readonly folder: string;
  readonly readText: (path: string) => string | undefined;
  readonly providers: Providers;
}

/** File names by manager, the usual one first. */
const LEFTHOOK = ['lefthook', '.lefthook', '.config/lefthook'].flatMap((name) => [`${name}.yml`, `${name}.yaml`]);
const SIMPLE = ['.simple-git-hooks.json', 'simple-git-hooks.json'];
const PRE_COMMIT = '.pre-commit-config.yaml';
/** Configs in formats of which this program would lose comments, or which are code. */
const CLOSED: Readonly<Partial<Record<HookManager, readonly string[]>>> = {
  lefthook: ['lefthook', '.lefthook', '.config/lefthook'].flatMap((name) => [
    `${name}.toml`,
    `${name}.json`,
    `${name}.jsonc`,
  ]),
  'simple-git-hooks': ['.simple-git-hooks', 'simple-git-hooks'].flatMap((name) => [
    `${name}.js`,
    `${name}.cjs`,
    `${name}.mjs`,
  ]),
};

/**
 * The file in which the hook manager of a repository keeps what runs before each commit, with the check added or taken out.
 *
 * @throws FaultError where there is no repository, where several managers are in use, or the file cannot be edited
 */
export function findHookFile(cwd: string, { manager, remove }: HookOptions, providers: Providers): HookFile {
  const repository = openRepository(cwd, providers);
  const chosen = manager ?? detectManager(repository);
  const closed = CLOSED[chosen]?.find((path) => repository.readText(path) !== undefined);
  const command = toCommand(repository, chosen !== 'pre-commit');
  if (closed !== undefined) throw new FaultError([closedFormat(closed, chosen, command)]);
  switch (chosen) {
    case 'lefthook': {
      const path = LEFTHOOK.find((name) => repository.readText(name) !== undefined) ?? 'lefthook.yml';
      const before = repository.readText(path);
      const after = remove ? before && removeFromLefthook(before) : addToLefthook(before, command);
      return { path, before, after, isScript: false, next: 'npx lefthook install' };
    }
    case 'pre-commit': {
      const before = repository.readText(PRE_COMMIT);
      const after = remove ? before && removeFromPreCommit(before) : addToPreCommit(before, command);
      return { path: PRE_COMMIT, before, after, isScript: false, next: 'pre-commit install' };
    }
    case 'simple-git-hooks': {
      const own = SIMPLE.find((name) => repository.readText(name) !== undefined);
      const path = own ?? 'package.json';
      const before = repository.readText(path) ?? '{}\n';
      const isManifest = own === undefined;
      const after = remove
        ? removeFromSimpleGitHooks(before, isManifest)
        : addToSimpleGitHooks(before, command, isManifest);
      return { path, before, after, isScript: false, next: 'npx simple-git-hooks' };
    }
    case 'husky':
      return editScript('.husky/pre-commit', '', 'npx husky', remove, command, repository);
    case 'git':
      return editScript(
        `${findHooksFolder(repository)}/pre-commit`,
        '#!/bin/sh',
        undefined,
        remove,
        command,
        repository,
      );
  }
}

function editScript(
  path: string,
  first: string,
  next: string | undefined,
  remove: boolean,
  command: string,
  { readText }: Repository,
): HookFile {
  const before = readText(path);
  const after = remove ? before && removeFromScript(before) : addToScript(before, command, first);
  if (!remove && after === undefined) {
    throw new FaultError([
      {
        code: 'usage/hook-no-shell',
        file: path,
        what: `${path} is no script of a shell, and nothing is added to it.`,
        mend: `Let it run \`${command}\`, and end with its exit code.`,
      },
    ]);
  }
  return { path, before, after, isScript: true, next };
}

function toCommand({ folder, top, providers }: Repository, isShell: boolean): string {
  const has = (path: string): boolean => providers.fileSystem.stat(`${top}/${path}`) !== undefined;
  return toHookCommand({ folder, has }, isShell);
}

function openRepository(cwd: string, providers: Providers): Repository {
  const prefix = providers.git.run(cwd, ['rev-parse', '--show-prefix'])?.replace(/\n$/, '');
  if (prefix === undefined) {
    throw new FaultError([
      {
        code: 'machine/no-git',
        what: `${cwd} is in no git repository.`,
        mend: 'Run `git init` first, or go to a clone.',
      },
    ]);
  }
  const folder = prefix.replace(/\/$/, '');
  const top = folder === '' ? cwd : cwd.slice(0, -folder.length - 1);
  const readText = (path: string): string | undefined => {
    const absolute = isAbsolute(path) ? path : `${top}/${path}`;
    return providers.fileSystem.stat(absolute)?.kind === 'file'
      ? new TextDecoder().decode(providers.fileSystem.readFile(absolute))
      : undefined;
  };
  return { top, folder, readText, providers };
}

function detectManager({ top, readText, providers }: Repository): HookManager {
  const manifest: unknown = JSON.parse(readText('package.json') ?? '{}');
  const dependsOn = (name: string): boolean =>
    isRecord(manifest) &&
    ['dependencies', 'devDependencies'].some((key) => {
      const list = manifest[key];
      return isRecord(list) && name in list;
    });
  const isThere = (paths: readonly string[]): boolean => paths.some((path) => readText(path) !== undefined);
  const uses: Readonly<Record<HookManager, boolean>> = {
    lefthook: dependsOn('lefthook') || isThere([...LEFTHOOK, ...(CLOSED.lefthook ?? [])]),
    husky: dependsOn('husky') || providers.fileSystem.stat(`${top}/.husky`)?.kind === 'folder',
    'simple-git-hooks': dependsOn('simple-git-hooks') || isThere([...SIMPLE, ...(CLOSED['simple-git-hooks'] ?? [])]),
    'pre-commit': isThere([PRE_COMMIT]),
    git: false,
  };
  const found = HOOK_MANAGERS.filter((name) => uses[name]);
  if (found.length <= 1) return found[0] ?? 'git';
  throw new FaultError([
    {
      code: 'usage/several-hook-managers',
      what: `The repository uses ${found.join(' and ')}.`,
      mend: `Choose one: \`--manager ${found[0] ?? ''}\`.`,
    },
  ]);
}

/** Git's own folder of hooks, or the one that `core.hooksPath` names. */
function findHooksFolder({ top, providers }: Repository): string {
  const ask = (what: string): string =>
    (providers.git.run(top, ['rev-parse', ...what.split(' ')]) ?? '').replace(/\n$/, '').replaceAll('\\', '/');
  const folder = ask('--git-path hooks').replace(/\/$/, '');
  const common = ask('--git-common-dir');
  const isOwn = !isAbsolute(folder) || [top, common].some((home) => folder.startsWith(`${home}/`));
  if (isOwn && !folder.startsWith('../')) return folder;
  throw new FaultError([
    {
      code: 'usage/foreign-hooks',
      file: folder,
      what: `\`core.hooksPath\` leads to ${folder}, whose hooks other repositories run as well.`,
      mend: 'Set `core.hooksPath` for this repository to a folder of its own: `git config core.hooksPath .githooks`.',
    },
  ]);
}

function closedFormat(path: string, manager: HookManager, command: string): Fault {
  return {
    code: 'usage/hook-format',
    file: path,
    what: `${path} is not edited: its format would lose comments, or is code.`,
    mend: `Let ${manager} run \`${command}\` before each commit.`,
  };
}

function isAbsolute(path: string): boolean {
  return path.startsWith('/') || /^[A-Za-z]:\//.test(path);
}

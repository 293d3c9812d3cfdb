/** What runs the hooks of a repository. */
export const HOOK_MANAGERS = ['lefthook', 'husky', 'simple-git-hooks', 'pre-commit', 'git'] as const;
export type HookManager = (typeof HOOK_MANAGERS)[number];

/** A file with a hook in it, as it should become. */
export interface HookFile {
  /** Relative to the top of the repository, POSIX; absolute where hooks lie elsewhere. */
  readonly path: string;
  /** As it is; `undefined` where it is not there. */
  readonly before: string | undefined;
  /** As it should be; `undefined` where nothing of it is left. */
  readonly after: string | undefined;
  /** Whether git or a shell runs the file itself. */
  readonly isScript: boolean;
  /** The command that makes the manager take the file up; `undefined` where it does by itself. */
  readonly next: string | undefined;
}

/** Folders that are never part of a project, whatever git says. */
export const SKIPPED: ReadonlySet<string> = new Set(['node_modules', '.git', '.hg', '.svn', '.jj']);

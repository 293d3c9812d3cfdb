import type { Providers } from '#types/providers';
import { findExistingFolder } from '../find-existing-folder';
import { findProjectRoots, type ProjectRoot } from '../find-project-roots';

export interface CheckEditOptions {
  /** Absolute, POSIX: every file that the edit wrote, moved or deleted. */
  readonly files: readonly string[];
  readonly configCode: boolean;
  /** Absolute, POSIX. A file outside it is judged only where a config says by what. */
  readonly cwd: string;
}

export interface EditedProject {
  readonly project: ProjectRoot;
  /** Of those that were edited, the ones in it: paths relative to its root. */
  readonly files: readonly string[];
}

/** @throws FaultError where a config cannot be told */
export function findEditedProjects(options: CheckEditOptions, providers: Providers): readonly EditedProject[] {
  const found = new Map<string, { readonly project: ProjectRoot; readonly files: string[] }>();
  for (const file of options.files) {
    const folder = findExistingFolder(file, providers.fileSystem);
    const [project] = findProjectRoots(folder, [], undefined, providers);
    if (project === undefined || !file.startsWith(`${project.root}/`)) continue;
    if (project.config === undefined && !file.startsWith(`${options.cwd}/`)) continue;
    const known = found.get(project.root) ?? { project, files: [] };
    found.set(project.root, known);
    known.files.push(file.slice(project.root.length + 1));
  }
  return [...found.values()];
}

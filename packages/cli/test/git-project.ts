import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createProject, type TestProject } from './run-main';

/** A project on disk in a repository of git. */
export interface GitProject extends TestProject {
  /** Runs git and returns what it says. Throws where it fails. */
  readonly git: (...args: readonly string[]) => string;
  /** As `git`, and gives the exit code and all that was said. */
  readonly tryGit: (...args: readonly string[]) => { readonly code: number | null; readonly text: string };
  readonly write: (files: Readonly<Record<string, string | undefined>>) => void;
  readonly commit: (message: string) => void;
}

const SETTINGS = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', '-c', 'commit.gpgsign=false'];
/** Whatever git of the machine is told, and whatever a hook of another repository has set. */
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));

/** The first commit is on `main`. @param files path → contents */
export function createGitProject(files: Readonly<Record<string, string>>): GitProject {
  const project = createProject(files);
  const git = (...args: readonly string[]): string =>
    execFileSync('git', [...SETTINGS, ...args], { cwd: project.root, encoding: 'utf8', env, stdio: 'pipe' });
  const commit = (message: string): void => {
    git('add', '-A');
    git('commit', '-q', '--no-verify', '-m', message);
  };
  git('init', '-q', '-b', 'main');
  commit('The first commit');
  return {
    ...project,
    git,
    commit,
    tryGit: (...args) => {
      const run = spawnSync('git', [...SETTINGS, ...args], { cwd: project.root, encoding: 'utf8', env });
      return { code: run.status, text: run.stdout + run.stderr };
    },
    write: (changed) => {
      for (const [path, text] of Object.entries(changed)) {
        const file = join(project.root, path);
        if (text === undefined) rmSync(file, { force: true });
        else {
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(file, text);
        }
      }
    },
  };
}

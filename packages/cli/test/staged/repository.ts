import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { createProject, type Run, type TestProject } from '../run-main';

/** A project under git, and the command run in it. */
export interface Repository extends TestProject {
  /** Runs git, and gives what it prints. */
  readonly git: (...args: readonly string[]) => string;
  readonly write: (file: string, text: string) => void;
  readonly delete: (file: string) => void;
  /** The findings of the index: `<file>:<line> <rule>`. */
  readonly staged: (...args: readonly string[]) => Promise<readonly string[]>;
}

/** Of git in a test: no settings of the machine, and nothing of a hook in which the tests may run. */
const ENVIRONMENT = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))),
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
};

export function createRepository(files: Readonly<Record<string, string>>): Repository {
  const project = createProject(files);
  const git = (...args: readonly string[]): string => runGit(project.root, ...args);
  git('init', '--quiet', '--initial-branch=main');
  return {
    ...project,
    git,
    write: (file, text) => {
      fs.mkdirSync(path.dirname(path.join(project.root, file)), { recursive: true });
      fs.writeFileSync(path.join(project.root, file), text);
    },
    delete: (file) => fs.rmSync(path.join(project.root, file), { recursive: true }),
    staged: async (...args) => toLines(await project.run(['check', '--staged', '--format', 'json', ...args])),
  };
}

export function runGit(folder: string, ...args: readonly string[]): string {
  return runGitWith({}, folder, ...args);
}

export function runGitWith(env: Readonly<Record<string, string>>, folder: string, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=Tester', '-c', 'user.email=tester@localhost', '-c', 'protocol.file.allow=always'];
  const { status, stdout, stderr } = spawnSync('git', [...identity, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...ENVIRONMENT, ...env },
  });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  return stdout;
}

interface JsonReport {
  readonly findings: readonly {
    readonly rule: string;
    readonly from: { readonly file: string; readonly line: number };
  }[];
  readonly faults: readonly { readonly code: string; readonly file?: string }[];
}

/** Findings and faults of a report, one line each, sorted. */
export function toLines({ code, stdout, stderr }: Run): readonly string[] {
  if (!stdout.startsWith('{')) return [`${code} ${stderr.split('\n')[0] ?? ''}`];
  const { findings, faults } = JSON.parse(stdout) as JsonReport;
  return [
    ...faults.map((fault) => `${fault.code} ${fault.file ?? ''}`.trim()),
    ...findings.map(({ rule, from }) => `${from.file}:${from.line} ${rule}`),
  ].sort();
}

import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { StagedProject } from '../stage-project';

/** What a run of Vitest said. */
export interface VitestRun {
  readonly code: number | null;
  readonly output: string;
  /** Name of a test → its outcome and its message. */
  readonly tests: Readonly<Record<string, { readonly status: string; readonly message: string }>>;
  /** Files that ran, relative to the project. */
  readonly files: readonly string[];
}

interface JsonReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** Runs the Vitest that is installed beside a project. */
export async function runVitest(project: StagedProject, ...args: readonly string[]): Promise<VitestRun> {
  const report = path.join(project.folder, 'report.json');
  fs.rmSync(report, { force: true });
  const [command = 'run', ...rest] = args[0] === 'related' ? [...args, '--run'] : ['run', ...args];
  const child = startVitest(
    project,
    command,
    ...rest,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  );
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const { testResults } = fs.existsSync(report)
    ? (JSON.parse(fs.readFileSync(report, 'utf8')) as JsonReport)
    : { testResults: [] };
  const entries = testResults.flatMap(({ assertionResults }) =>
    assertionResults.map(({ fullName, status, failureMessages }) => [
      fullName,
      { status, message: failureMessages.join('\n') },
    ]),
  );
  return {
    code,
    output,
    tests: Object.fromEntries(entries) as VitestRun['tests'],
    files: testResults.map(({ name }) => path.relative(project.folder, name)).sort(),
  };
}

/** Starts it and leaves it running. */
export function startVitest(project: StagedProject, ...args: readonly string[]) {
  const program = findVitest(project.home);
  const env = { ...process.env, NO_COLOR: '1', CI: '', VITEST: '', NODE_OPTIONS: '' };
  return spawn(process.execPath, [program, ...args, '--root', project.folder], {
    cwd: project.folder,
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** npm lifts one version to the root of the workspace and leaves the others where they are asked for. */
function findVitest(home: string): string {
  const own = path.join(home, 'node_modules/vitest/vitest.mjs');
  return fs.existsSync(own)
    ? own
    : fileURLToPath(new URL('../../../../node_modules/vitest/vitest.mjs', import.meta.url));
}

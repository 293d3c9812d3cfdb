import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { stageProject, type StagedProject } from '../stage-project';
import { runVitest, startVitest } from './run-vitest';

/** Versions quote a name in a title, or do not. */
const PASSING = [
  /^layers hold$/,
  /^'?appointments'? is entered only through its entry$/,
  /^'?patients'? is entered only through its entry$/,
  /^only repo talks to pg$/,
  /^handlers parse their input$/,
  /^errors are called by what went wrong$/,
];

const WITH_PLUGIN = `import { defineConfig } from 'vitest/config';
import { storypole } from '@storypole/testkit/plugin';

export default defineConfig({ plugins: [storypole()], test: { include: ['**/*.test.ts'] } });
`;

const TYPES_CONFIG = JSON.stringify({
  compilerOptions: {
    module: 'esnext',
    moduleResolution: 'bundler',
    target: 'es2023',
    lib: ['es2023', 'dom'],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: ['node'],
  },
  include: ['*.test.ts'],
});

const TYPES = `import { expect, test } from 'vitest';
import { arch, files } from '@storypole/testkit';
import '@storypole/testkit/vitest';

test('types', () => {
  // @ts-expect-error: no such matcher
  expect(arch).toRespectLayer();
  // @ts-expect-error: no such limit
  expect(files).toStayBelow({ line: 3 });
  // @ts-expect-error: files have no such thing
  expect(files).toEachSatisfy('be short', (file) => file.length);
  expect(files).toEachSatisfy('be short', (file) => file.lines < 100);
  expect(arch.changedSince('main').edges).toAddNone('edge', (edge) => edge.crossesDomains);
});
`;

const CONFIG = 'storypole.config.jsonc';

/** Erased, so that the other tests of the clinic stay green. */
const OFFENCE = "import type {} from './ui/booking-form';\n";

describe.each(['vitest-3', 'vitest-4', 'vitest-5'])('under %s', (version) => {
  let project: StagedProject;

  beforeAll(() => {
    project = stageProject(version, 'versions');
  });
  afterAll(() => project.remove());

  test('a clean project is green without any setup', async () => {
    const { code, tests, output } = await runVitest(project);
    expect(code, output).toBe(0);
    for (const name of PASSING) expect(statusOf(tests, name), output).toBe('passed');
  });

  test('matchers are typed by what they test', () => {
    project.write('tsconfig.json', TYPES_CONFIG);
    project.write('types.test.ts', TYPES);
    const tsc = fileURLToPath(new URL('../../../../node_modules/typescript/bin/tsc', import.meta.url));
    const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', project.folder], { encoding: 'utf8' });
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });

  describe('with the plugin', () => {
    beforeEach(() => {
      project.remove();
      project = stageProject(version, 'plugin');
      project.write('vitest.config.ts', WITH_PLUGIN);
      project.edit('structure.test.ts', (text) => text.replace("import '@storypole/testkit/vitest';\n", ''));
    });

    test.each([
      ['forks', []],
      ['threads', ['--pool=threads']],
      ['forks without isolation', ['--no-isolate']],
      ['threads without isolation', ['--pool=threads', '--no-isolate']],
    ])('a clean project is green and an offence is red in %s', async (_pool, args) => {
      const clean = await runVitest(project, ...args);
      expect(clean.code, clean.output).toBe(0);
      for (const name of PASSING) expect(statusOf(clean.tests, name), clean.output).toBe('passed');

      project.edit('src/domains/appointments/types.ts', (text) => `${OFFENCE}${text}`);
      const offending = await runVitest(project, ...args);
      expect(offending.code).toBe(1);
      expect(offending.tests['layers hold']?.status).toBe('failed');
      expect(offending.tests['layers hold']?.message).toContain(
        'src/domains/appointments/ui/booking-form.tsx (appointments/ui)',
      );
      expect(statusOf(offending.tests, /^only repo talks to pg$/)).toBe('passed');
    });

    test('a structural test is related to a module that it does not import', async () => {
      const { files } = await runVitest(project, 'related', 'src/app/main.ts');
      expect(files).toEqual(['structure.test.ts']);
    });

    test('a structural test runs where something changed, and where nothing did it does not', async () => {
      const git = (...args: readonly string[]): unknown =>
        execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@localhost', ...args], { cwd: project.folder });
      project.write('.gitignore', 'node_modules\nreport.json\n');
      git('init', '--quiet');
      git('add', '--all');
      git('commit', '--quiet', '--message', 'A clinic');
      const untouched = await runVitest(project, '--changed', '--passWithNoTests');
      expect(untouched.files).toEqual([]);
      project.edit('src/app/main.ts', (text) => `${text}\n`);
      const touched = await runVitest(project, '--changed');
      expect(touched.files).toEqual(['structure.test.ts']);
    });

    test.each([
      ['with isolation', []],
      ['without', ['--no-isolate', '--pool=threads']],
    ])(
      'watch mode runs a structural test again with the changed graph, %s',
      { timeout: 120_000 },
      async (_isolation, args) => {
        const child = startVitest(project, 'watch', '--reporter=verbose', ...args);
        let output = '';
        child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
        child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
        const until = async (isThere: () => boolean): Promise<void> => {
          for (let waited = 0; !isThere(); waited += 50) {
            if (waited > 30_000) throw new Error(`Nothing came:\n${output}`);
            await new Promise((resolve) => setTimeout(resolve, 50));
          }
        };
        try {
          await until(() => /(?:Waiting|Watching) for file changes/.test(output));
          expect(output).toMatch(/✓ .*layers hold/);
          output = '';
          project.edit('src/domains/appointments/types.ts', (text) => `${OFFENCE}${text}`);
          await until(() => /(?:Waiting|Watching) for file changes/.test(output));
          expect(output).toMatch(/[×✗] .*layers hold/);
          output = '';
          project.edit('src/domains/appointments/types.ts', (text) => text.replace(OFFENCE, ''));
          await until(() => /(?:Waiting|Watching) for file changes/.test(output));
          expect(output).toMatch(/✓ .*layers hold/);
          // A config that is wrong for a while is said by the tests, and the watch goes on.
          let config = '';
          output = '';
          project.edit(CONFIG, (text) => (config = text).replace('{', '{ "presset": 1,'));
          await until(() => /(?:Waiting|Watching) for file changes/.test(output));
          expect(output).toContain('FAIL  structure.test.ts');
          expect(output).toContain('`presset` is no key of a config.');
          output = '';
          project.edit(CONFIG, () => config);
          await until(() => /(?:Waiting|Watching) for file changes/.test(output));
          expect(output).toMatch(/✓ .*layers hold/);
        } finally {
          child.kill();
          await new Promise((resolve) => child.on('close', resolve));
        }
      },
    );
  });
});

function statusOf(tests: Readonly<Record<string, { readonly status: string }>>, name: RegExp): string | undefined {
  return Object.entries(tests).find(([title]) => name.test(title))?.[1].status;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { createProject, type Run, type TestProject } from './run-main';

const OFFENDING = {
  'service.ts': "import { page } from './ui';\nexport const place = page;\n",
  'ui.ts': 'export const page = 1;\n',
};

/** A monorepo in which every other package offends. */
function createMonorepo(count: number): TestProject {
  const packages = Array.from({ length: count }, (_, index) => {
    const folder = `packages/p${index}`;
    const service = index % 2 === 0 ? OFFENDING['service.ts'] : 'export const place = 1;\n';
    return [
      [`${folder}/storypole.config.json`, '{ "preset": "harness" }\n'],
      [`${folder}/src/domains/orders/service.ts`, service],
      [`${folder}/src/domains/orders/ui.ts`, OFFENDING['ui.ts']],
      [`${folder}/src/app/main.ts`, 'void import(process.argv[2] ?? "");\n'],
    ] as const;
  });
  return createProject(Object.fromEntries(packages.flat()));
}

let project: TestProject;
afterEach(() => project.remove());

const PACKAGES = ['packages/p0', 'packages/p1', 'packages/p2', 'packages/p3', 'packages/p4'];
const shard = (index: number, count: number): Promise<Run> =>
  project.run([
    'check',
    ...PACKAGES,
    '--shard',
    `${index}/${count}`,
    '--format',
    'json',
    '--output',
    `shard-${index}.json`,
  ]);
const merge = (files: readonly string[], ...args: readonly string[]): Promise<Run> =>
  project.run(['merge-reports', ...files, ...args]);

describe('--shard and merge-reports', () => {
  test.each([1, 2, 3, 7])('%i shards say together what one run says', async (count) => {
    project = createMonorepo(5);
    const codes: number[] = [];
    for (let index = 1; index <= count; index++) codes.push((await shard(index, count)).code);
    expect(Math.max(...codes)).toBe(1);
    const files = codes.map((_, at) => `shard-${at + 1}.json`);
    for (const format of ['text', 'json', 'sarif', 'gitlab', 'junit', 'github', 'markdown']) {
      const whole = await project.run(['check', ...PACKAGES, '--format', format]);
      const merged = await merge(files, '--format', format);
      expect(merged).toEqual(whole);
    }
  });

  test('each project falls to one shard', async () => {
    project = createMonorepo(5);
    const roots: string[] = [];
    for (const index of [1, 2]) {
      await shard(index, 2);
      const report = JSON.parse(readFileSync(join(project.root, `shard-${index}.json`), 'utf8')) as {
        readonly shard: object;
        readonly projects: readonly { readonly root: string }[];
      };
      expect(report.shard).toEqual({ index, count: 2 });
      roots.push(...report.projects.map(({ root }) => root));
    }
    expect(roots.sort()).toEqual(PACKAGES);
  });

  test('a shard that is missing, twice, of another run, cut, or no report is a fault', async () => {
    project = createMonorepo(5);
    await shard(1, 3);
    await shard(2, 3);
    const says = async (...files: readonly string[]) => {
      const { code, stderr } = await merge(files);
      expect(code).toBe(2);
      return stderr;
    };
    expect(await says('shard-1.json', 'shard-2.json')).toContain('Shard 3/3 is missing.');
    await shard(3, 3);
    expect(await says('shard-1.json', 'shard-2.json', 'shard-3.json', 'shard-3.json')).toContain(
      'Shard 3/3 is given twice.',
    );
    await shard(1, 2);
    expect(await says('shard-1.json', 'shard-2.json', 'shard-3.json')).toContain('shards of different runs');
    expect(await says('packages/p0/storypole.config.json')).toContain('is no report in the format json');
    expect(await says('nowhere.json')).toContain('nowhere.json cannot be read');
    await project.run(['check', ...PACKAGES, '--format', 'json', '--max-findings', '1', '--output', 'cut.json']);
    expect(await says('cut.json')).toContain('was cut by --max-findings');
  });

  test('a fault of one shard is a fault of the whole', async () => {
    project = createProject({
      'packages/p0/storypole.config.json': '{ "preset": "harnes" }\n',
      'packages/p1/storypole.config.json': '{ "preset": "harness" }\n',
      'packages/p1/src/app/main.ts': '',
    });
    for (const index of [1, 2]) {
      const at = `${index}/2`;
      const file = `s${index}.json`;
      await project.run(['check', 'packages/p0', 'packages/p1', '--shard', at, '--format', 'json', '--output', file]);
    }
    const { code, stdout } = await merge(['s1.json', 's2.json']);
    expect(stdout).toContain('harnes');
    expect(code).toBe(2);
  });

  test.each(['0/2', '3/2', '1', 'a/b'])('refuses --shard %s', async (value) => {
    project = createMonorepo(1);
    const { code, stderr } = await project.run(['check', '--shard', value]);
    expect(stderr).toContain('--shard takes a share such as 2/3');
    expect(code).toBe(2);
  });
});

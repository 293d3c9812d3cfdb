import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { createNodeProviders } from '@storypole/core';
import { loadTypeChecker } from '../src/providers/load-type-checker';
import { recoverChanges, writeChanges } from '../src/runtime/write-changes';
import type { TypeChecker } from '../src/types/type-checker';
import { createProject, type TestProject } from './run-main';

const PLACE = 'src/domains/orders/service/place.ts';
const FILES = {
  'package.json': '{ "type": "module" }',
  'storypole.config.json': '{ "domains": { "uses": { "orders": ["catalog"] } } }',
  'tsconfig.json':
    '{ "compilerOptions": { "strict": true, "module": "esnext", "moduleResolution": "bundler", "types": [] } }',
  [PLACE]: "import { reserve } from '../../catalog/service/stock';\n\nexport const place: number = reserve;\n",
  'src/domains/catalog/service/stock.ts': 'export const reserve = 1;\n',
  'src/domains/catalog/index.ts': "export { reserve } from './service/stock';\n",
};

let project: TestProject;
afterEach(() => project.remove());

function open(files: Readonly<Record<string, string>>): TestProject {
  project = createProject(files);
  return project;
}

const read = (path: string): string => readFileSync(join(project.root, path), 'utf8');

/** Lends the project the compiler of this repository. */
function installTypeScript(): void {
  mkdirSync(join(project.root, 'node_modules'));
  symlinkSync(
    fileURLToPath(new URL('../../../node_modules/typescript', import.meta.url)),
    join(project.root, 'node_modules/typescript'),
  );
}

test('fix carries out a remedy, shows the difference, and leaves no trace of its own', async () => {
  const { code, stdout } = await open(FILES).run(['fix']);
  expect(code).toBe(0);
  expect(stdout).toContain(
    "-import { reserve } from '../../catalog/service/stock';\n+import { reserve } from '../../catalog';",
  );
  expect(stdout).toContain('1 finding is fixed, 0 left. No TypeScript with an interface for programs is installed');
  expect(read(PLACE)).toBe("import { reserve } from '../../catalog';\n\nexport const place: number = reserve;\n");
  expect(existsSync(join(project.root, '.storypole/fix-journal.json'))).toBe(false);
});

test('--dry-run shows the same and writes nothing', async () => {
  const { stdout } = await open(FILES).run(['fix', '--dry-run']);
  expect(stdout).toContain("+import { reserve } from '../../catalog';");
  expect(stdout).toContain('1 finding would be fixed');
  expect(read(PLACE)).toBe(FILES[PLACE]);
});

test('--rule and paths narrow what is fixed', async () => {
  open(FILES);
  expect((await project.run(['fix', '--rule', 'import-cycle'])).code).toBe(0);
  expect((await project.run(['fix', 'src/domains/catalog'])).stdout).toContain('0 findings are fixed');
  expect(read(PLACE)).toBe(FILES[PLACE]);
  expect((await project.run(['fix', 'src/domains/orders'])).stdout).toContain('1 finding is fixed');
});

test('a fix after which the project does not type-check is taken back', async () => {
  const complains: TypeChecker = {
    version: '0.0.1',
    findProblems: (files, changes) =>
      changes.size === 0 ? [] : files.map((file) => ({ file, line: 3, message: 'TS2322: Type is not assignable.' })),
  };
  open(FILES);
  const machine = { openCompilers: () => Promise.resolve(() => complains) };
  const { code, stdout } = await project.run(['fix'], { machine });
  expect(stdout).toContain('not done: Import `reserve` from `../../catalog`');
  expect(stdout).toMatch(/because: It does not type-check: src\/domains\/orders\/service\/place\.ts:3: TS2322/);
  expect(code).toBe(1);
  expect(read(PLACE)).toBe(FILES[PLACE]);
});

test('the compiler of the project sees what a fix breaks', () => {
  open(FILES);
  installTypeScript();
  const checker = loadTypeChecker(project.root);
  const file = `${project.root}/${PLACE}`;
  expect(checker?.findProblems([file], new Map())).toEqual([]);
  const broken = new Map([
    [file, Buffer.from("import { reserve } from '../../catalog';\n\nexport const place: string = reserve;\n")],
  ]);
  expect(checker?.findProblems([file], broken)).toEqual([
    { file, line: 3, message: "TS2322: Type 'number' is not assignable to type 'string'." },
  ]);
});

test('json lists what was done, by which compiler, and what is left', async () => {
  open(FILES);
  installTypeScript();
  const { stdout } = await project.run(['fix', '--format', 'json', '--dry-run']);
  expect(JSON.parse(stdout)).toMatchObject({
    schema: 'storypole/fix@1',
    written: false,
    projects: [
      {
        compiler: expect.stringMatching(/^\d/) as string,
        files: [{ file: PLACE, removed: false }],
        fixes: [{ finding: { rule: 'deep-import' }, remedy: { kind: 'use-export' } }],
        refused: [],
        left: [],
      },
    ],
  });
});

describe('a run that is cut short', () => {
  const changes = () =>
    new Map<string, Uint8Array | undefined>([
      [`${project.root}/${PLACE}`, Buffer.from('export const place = 2;\n')],
      [`${project.root}/src/new.ts`, Buffer.from('export {};\n')],
      [`${project.root}/src/domains/catalog/index.ts`, undefined],
    ]);
  const fileSystem = createNodeProviders({}).fileSystem;

  test('is taken back by itself where the machine refuses a file', () => {
    open(FILES);
    const failing = {
      ...fileSystem,
      writeFile: (path: string, text: string) => {
        if (path.endsWith('new.ts')) throw new Error('ENOSPC');
        fileSystem.writeFile(path, text);
      },
    };
    expect(() => writeChanges(project.root, changes(), failing)).toThrow('ENOSPC');
    expect(read(PLACE)).toBe(FILES[PLACE]);
    expect(existsSync(join(project.root, '.storypole/fix-journal.json'))).toBe(false);
  });

  test('is taken back by the next run where the process ended, but for what was changed since', async () => {
    open(FILES);
    let journal = '';
    writeChanges(project.root, changes(), {
      ...fileSystem,
      removeFile: (path) => {
        if (path.endsWith('fix-journal.json')) journal = read('.storypole/fix-journal.json');
        else fileSystem.removeFile(path);
      },
    });
    writeFileSync(join(project.root, '.storypole/fix-journal.json'), journal);
    writeFileSync(join(project.root, PLACE), 'export const place = 3;\n');
    const { stdout } = await project.run(['fix', '--dry-run']);
    expect(stdout).toContain('A run that was cut short was taken back: src/new.ts, src/domains/catalog/index.ts.');
    expect(read(PLACE)).toBe('export const place = 3;\n');
    expect(read('src/domains/catalog/index.ts')).toBe(FILES['src/domains/catalog/index.ts']);
    expect(existsSync(join(project.root, 'src/new.ts'))).toBe(false);
    expect(recoverChanges(project.root, fileSystem)).toEqual([]);
  });
});

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { stageProject } from './stage-project';

const jest = fileURLToPath(new URL('../../../node_modules/jest/bin/jest.js', import.meta.url));

const run = (folder: string, args: readonly string[]): { readonly code: number | null; readonly output: string } => {
  const env = {
    ...process.env,
    NO_COLOR: '1',
    NODE_OPTIONS: '--experimental-vm-modules',
    VITEST: '',
    JEST_WORKER_ID: '',
  };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', env });
  return { code: status, output: stdout + stderr };
};

const TESTS = `
test('layers hold', () => expect(arch).toRespectLayers());
test('only repo talks to pg', () => expect(arch.package('pg')).toBeUsedOnlyIn(arch.layer('repo')));
for (const d of arch.domains) test(d.name + ' has a door', () => expect(files.in(d)).toBeImportedOnlyThrough(d.entry));
test('red: runtime without service', () => expect(arch.layer('runtime')).toNotDependOn(arch.layer('service')));
test('red: not', () => expect(arch.layer('runtime')).not.toNotDependOn(arch.layer('service')));
`;

describe('under Jest 30', () => {
  const project = stageProject('jest-30', 'edges');
  afterAll(() => project.remove());
  project.write(
    'jest.config.json',
    '{ "testMatch": ["**/structure.test.mjs"], "transform": {}, "haste": { "enableSymlinks": false } }',
  );
  project.write(
    'structure.test.mjs',
    `import { expect, test } from '@jest/globals';\nimport { arch, files } from '@storypole/testkit';\nimport '@storypole/testkit/jest';\n${TESTS}`,
  );

  test('matchers about edges are green and red, and refuse what is ambiguous', () => {
    const { code, output } = run(project.folder, [
      jest,
      '--config',
      'jest.config.json',
      '--rootDir',
      '.',
      '--colors=false',
    ]);
    expect(code, output).toBe(1);
    expect(output).toMatch(/✓ layers hold/);
    expect(output).toMatch(/✓ only repo talks to pg/);
    expect(output).toMatch(/✓ patients has a door/);
    expect(output).toMatch(/✕ red: runtime without service/);
    expect(output).toContain('toNotDependOn: files in layer `runtime` must not depend on layer `service`: 1 finding.');
    expect(output).toContain('`.not.toNotDependOn` is ambiguous');
    expect(output).toContain('Tests:       2 failed, 4 passed, 6 total');
  });
});

describe("under Node's test runner", () => {
  const project = stageProject('jest-30', 'node');
  afterAll(() => project.remove());
  project.write(
    'structure.test.mjs',
    `import { test } from 'node:test';
import { arch, files } from '@storypole/testkit';
import { assertThat } from '@storypole/testkit/assert';
${TESTS.replaceAll('expect(', 'assertThat(').replace(/^test\('red: not.*$/m, '')}`,
  );

  test('matchers about edges are green and red', () => {
    const { code, output } = run(project.folder, ['--test', '--test-reporter=tap', 'structure.test.mjs']);
    expect(code, output).toBe(1);
    expect(output).toMatch(/^ok \d+ - layers hold/m);
    expect(output).toMatch(/^ok \d+ - patients has a door/m);
    expect(output).toMatch(/^not ok \d+ - red: runtime without service/m);
    expect(output).toContain('toNotDependOn: files in layer `runtime` must not depend on layer `service`: 1 finding.');
  });
});

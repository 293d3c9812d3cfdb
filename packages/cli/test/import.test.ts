import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { createProject, type TestProject } from './run-main';

let project: TestProject;
afterEach(() => project.remove());

const sources = {
  'package.json': '{ "name": "shop", "dependencies": { "pg": "8" } }',
  'src/ui/page.ts': "import { charge } from '../service/charge';\nexport const page = charge;\n",
  'src/service/charge.ts': "import { page } from '../ui/page';\nexport const charge = page;\n",
  'src/db/ledger.ts': "import pg from 'pg';\nexport const ledger = pg;\n",
};

const CRUISER = `
module.exports = {
  forbidden: [
    { name: 'no-circular', from: {}, to: { circular: true } },
    { name: 'service-not-to-ui', comment: 'Services know no page.', from: { path: '^src/service/' }, to: { path: '^src/ui/' } },
    { name: 'db-knows-nobody', from: { path: '^src/db/' }, to: { path: '^src/(ui|service)/' } },
    { name: 'types-only', from: { path: '^src/ui/' }, to: { path: '^src/db/', dependencyTypesNot: ['type-only', 'type-import'] } },
    { name: 'pg-in-db', comment: 'One place owns SQL.', from: { pathNot: '^src/db/' }, to: { path: '^node_modules/pg/' } },
    { name: 'no-orphans', from: { orphan: true }, to: {} },
    { name: 'clever', from: { path: '^src/(?!x).*$' }, to: { path: '^src/ui/' } },
  ],
  required: [{ module: { path: 'x' }, to: { path: 'y' } }],
};
`;

const BOUNDARIES = `
export default [
  {
    settings: {
      'boundaries/elements': [
        { type: 'ui', pattern: 'src/ui' },
        { type: 'service', pattern: 'src/service/*', capture: ['name'] },
        { type: 'db', pattern: 'src/db/**', mode: 'file' },
      ],
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: [
            { from: { element: { type: 'ui' } }, allow: { to: { element: { types: { anyOf: ['service'] } } } } },
            { from: ['service'], allow: ['db', 'ui'] },
            { from: ['service'], disallow: ['ui'] },
            { from: { file: { category: 'test' } }, allow: ['db'] },
          ],
        },
      ],
      'boundaries/no-unknown-files': 'error',
      'boundaries/entry-point': ['error', {}],
    },
  },
];
`;

/** The draft without its comments. */
function parse(text: string): {
  readonly layers: object;
  readonly allow: readonly object[];
  readonly packages?: object;
} {
  return JSON.parse(text.replaceAll(/^\/\/.*\n/gm, '')) as ReturnType<typeof parse>;
}

describe('storypole import dependency-cruiser', () => {
  test('drafts layers, what no rule forbids, and restrictions; lists what it cannot carry', async () => {
    project = createProject({ ...sources, '.dependency-cruiser.cjs': CRUISER });
    const { code, stdout, stderr } = await project.run(['import', 'dependency-cruiser', '.dependency-cruiser.cjs']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const draft = parse(stdout);
    expect(draft.layers).toEqual({
      service: { files: ['src/service/**'] },
      ui: { files: ['src/ui/**'] },
      db: { files: ['src/db/**'] },
      src: { files: ['src/{ui,service}/**'] },
    });
    expect(draft.allow).toContainEqual({ from: 'ui', to: 'service', why: 'No rule of dependency-cruiser forbids it.' });
    expect(draft.allow).toContainEqual(expect.objectContaining({ from: 'ui', to: 'db', kind: 'type' }));
    expect(draft.allow).not.toContainEqual(expect.objectContaining({ from: 'service', to: 'ui' }));
    expect(draft.packages).toEqual({ pg: { onlyIn: ['db'], why: 'One place owns SQL.' } });
    const head = stdout.split('\n').filter((line) => line.startsWith('//'));
    expect(head).toEqual([
      '// A draft, made from .dependency-cruiser.cjs. Read it, then run `storypole check`.',
      '// Not carried:',
      '//   required: 1 of its rules: a policy says what may be imported in `allow`',
      '//   no-orphans: it asks for orphan',
      '//   clever: its patterns are no plain folders',
    ]);
  });

  test('the draft is a config by which check finds what the rules forbid', async () => {
    const rules = CRUISER.replace(/^.*db-knows-nobody.*\n/m, '');
    project = createProject({ ...sources, '.dependency-cruiser.cjs': rules });
    const args = ['import', 'dependency-cruiser', '.dependency-cruiser.cjs', '--output', 'storypole.config.jsonc'];
    expect((await project.run(args)).code).toBe(0);
    const { stdout } = await project.run(['check', '--format', 'json']);
    const { findings } = JSON.parse(stdout) as { findings: { rule: string; from: { file: string } }[] };
    expect(findings.map(({ rule, from }) => `${rule} ${from.file}`)).toContain(
      'misdirected-import src/service/charge.ts',
    );
    expect(findings.filter(({ from }) => from.file === 'src/db/ledger.ts')).toEqual([]);
  });

  test('says so where nothing could become a layer', async () => {
    project = createProject({
      ...sources,
      'cruise.json': '{ "forbidden": [{ "name": "x", "from": {}, "to": { "circular": true } }] }',
    });
    const { code, stderr } = await project.run(['import', 'dependency-cruiser', 'cruise.json']);
    expect(code).toBe(2);
    expect(stderr).toContain('cruise.json names no folders that could become layers');
  });

  test('executes nothing under --no-config-code', async () => {
    project = createProject({ ...sources, '.dependency-cruiser.cjs': CRUISER });
    const run = await project.run(['import', 'dependency-cruiser', '.dependency-cruiser.cjs', '--no-config-code']);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('is code, and `--no-config-code` refuses to run any');
  });

  test('a file that is not there, and one that does not load, are faults', async () => {
    project = createProject({ ...sources, 'broken.mjs': 'export default {' });
    const missing = await project.run(['import', 'dependency-cruiser', 'nowhere.cjs']);
    expect(missing.stderr).toContain('nowhere.cjs does not exist or is no file');
    expect((await project.run(['import', 'dependency-cruiser', 'broken.mjs'])).stderr).toContain(
      'broken.mjs does not load',
    );
  });
});

test('storypole import eslint-boundaries turns elements into layers and policies into allow', async () => {
  project = createProject({ ...sources, 'eslint.config.mjs': BOUNDARIES });
  const run = await project.run(['import', 'eslint-boundaries', 'eslint.config.mjs', '--output', 'draft.jsonc']);
  expect(run).toEqual({ code: 0, stdout: 'draft.jsonc is written.\n', stderr: '' });
  const text = readFileSync(`${project.root}/draft.jsonc`, 'utf8');
  const draft = parse(text);
  expect(draft.layers).toEqual({
    ui: { files: ['src/ui/**'] },
    service: { files: ['src/service/*/**'] },
    db: { files: ['src/db/**'] },
  });
  expect(draft.allow).toEqual([
    { from: 'ui', to: 'service', why: 'eslint-plugin-boundaries allows it.' },
    { from: 'service', to: 'db', why: 'eslint-plugin-boundaries allows it.' },
  ]);
  expect(text.split('\n').filter((line) => line.startsWith('//   '))).toEqual([
    '//   service: `capture`: name the domains in `domains.pattern`',
    '//   a policy with allow: it selects by more than the type of an element',
    '//   boundaries/entry-point: write it as `packages`, `domains.entry` or `providers`',
  ]);
});

import fs from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createProject } from '../run-main';
import { createRepository, type Repository, runGit, toLines } from './repository';

const SERVICE = 'src/domains/billing/service.ts';
const UI = 'src/domains/billing/ui.ts';
const CLEAN = {
  'storypole.config.json': '{ "preset": "harness" }\n',
  [SERVICE]: 'export const charge = () => 1;\n',
  [UI]: "import { charge } from './service';\nexport const button = charge;\n",
};
const OFFENDING = "import { button } from './ui';\nexport const charge = () => button;\n";
const OFFENCE = `${SERVICE}:1 misdirected-import`;

let repository: Repository;
afterEach(() => {
  vi.unstubAllEnvs();
  repository.remove();
});

/** A repository whose clean files are committed. */
function commitClean(): Repository {
  repository = createRepository(CLEAN);
  repository.git('add', '--all');
  repository.git('commit', '--quiet', '--message', 'A shop');
  return repository;
}

describe('check --staged', () => {
  test('sees an offence that is staged, whatever the working tree says', async () => {
    const { write, git, staged } = commitClean();
    write(SERVICE, OFFENDING);
    expect(await staged()).toEqual([]);
    git('add', SERVICE);
    expect(await staged()).toContain(OFFENCE);
    write(SERVICE, CLEAN[SERVICE]);
    expect(await staged()).toContain(OFFENCE);
  });

  test('shows the lines that are staged', async () => {
    const { write, git, run } = commitClean();
    write(SERVICE, OFFENDING);
    git('add', SERVICE);
    write(SERVICE, '// nothing\n');
    const { stdout, code } = await run(['check', '--staged']);
    expect(stdout).toContain("> 1 | import { button } from './ui';");
    expect(code).toBe(1);
  });

  test('sees the staged part of a file of which other parts are not', async () => {
    const { write, git, staged } = commitClean();
    write(SERVICE, `${OFFENDING}export const more = 1;\n`);
    git('add', SERVICE);
    write(SERVICE, `// first\n${OFFENDING}export const more = 2;\n`);
    expect(await staged()).toContain(OFFENCE);
  });

  test('misses what is deleted in the index, and holds what is deleted on disk alone', async () => {
    const { git, staged, delete: remove } = commitClean();
    remove(SERVICE);
    expect(await staged()).toEqual([]);
    git('rm', '--quiet', '--cached', SERVICE);
    expect(await staged()).toEqual([`${UI}:1 unresolved-import`]);
  });

  test('follows a rename', async () => {
    const { git, staged } = commitClean();
    git('mv', SERVICE, 'src/domains/billing/runtime.ts');
    expect(await staged()).toEqual([`${UI}:1 unresolved-import`]);
  });

  test('does not see what is untracked, or only meant to be added', async () => {
    const { write, git, staged } = commitClean();
    write('src/utils/loose.ts', "import '../domains/billing/ui';\n");
    expect(await staged()).toEqual([]);
    git('add', '--intent-to-add', 'src/utils/loose.ts');
    expect(await staged()).toEqual([]);
    write(UI, "import '../../utils/loose';\n");
    git('add', UI);
    expect(await staged()).toEqual([`${UI}:1 unresolved-import`]);
    git('add', 'src/utils/loose.ts');
    expect((await staged()).join('\n')).toContain('src/utils/loose.ts:1');
  });

  test('finds what git ignores, as it is on disk', async () => {
    const { write, git, staged } = commitClean();
    write('.gitignore', 'node_modules\n*.generated.ts\n');
    write('package.json', '{ "name": "shop" }\n');
    write('node_modules/pg/package.json', '{ "name": "pg" }\n');
    write('src/domains/billing/repo.ts', "import pg from 'pg';\nimport './sql.generated';\nexport const db = pg;\n");
    write('src/domains/billing/sql.generated.ts', 'export {};\n');
    git('add', '--all');
    // Ignored sources lie outside of what is judged; that they are there is known.
    expect(await staged()).toEqual(['src/domains/billing/repo.ts:2 misdirected-import']);
  });

  test('obeys the ignore rules that are staged', async () => {
    const { write, git, staged } = commitClean();
    write('src/utils/made.ts', "import '../domains/billing/ui';\n");
    write('.gitignore', 'made.ts\n');
    git('add', '--all');
    write('.gitignore', '');
    expect(await staged()).toEqual([]);
    git('add', '.gitignore');
    expect(await staged()).toEqual([]);
  });

  test('judges by the policy that is staged', async () => {
    const { write, git, staged } = commitClean();
    const closed =
      '{ "preset": "harness", "deny": [{ "from": "ui", "to": "service", "why": "Pages read runtime." }] }\n';
    write('storypole.config.json', closed);
    expect(await staged()).toEqual([]);
    git('add', 'storypole.config.json');
    expect(await staged()).toEqual([`${UI}:1 misdirected-import`]);
    write('storypole.config.json', CLEAN['storypole.config.json']);
    expect(await staged()).toEqual([`${UI}:1 misdirected-import`]);
  });

  test('refuses to run a config that is otherwise staged than on disk', async () => {
    repository = createRepository({ ...CLEAN, 'storypole.config.mjs': "export default { preset: 'harness' };\n" });
    const { git, write, delete: remove, staged } = repository;
    remove('storypole.config.json');
    git('add', '--all');
    expect(await staged()).toEqual([]);
    write('storypole.config.mjs', "export default { preset: 'none' };\n");
    expect((await staged()).join('\n')).toMatch(/^config\//);
  });

  test('works before the first commit', async () => {
    repository = createRepository(CLEAN);
    const { git, write, staged } = repository;
    expect(await staged()).toEqual(['config/no-layer']);
    write(SERVICE, OFFENDING);
    git('add', '--all');
    write(SERVICE, '');
    expect(await staged()).toContain(OFFENCE);
  });

  test('demands that a merge is resolved, and judges one that is', async () => {
    const { git, write, staged } = commitClean();
    git('checkout', '--quiet', '-b', 'other');
    write(SERVICE, 'export const charge = () => 2;\n');
    git('commit', '--quiet', '--all', '--message', 'Two');
    git('checkout', '--quiet', 'main');
    write(SERVICE, 'export const charge = () => 3;\n');
    git('commit', '--quiet', '--all', '--message', 'Three');
    expect(() => git('merge', '--quiet', 'other')).toThrow();
    expect((await staged()).join('\n')).toContain('machine/unmerged');
    write(SERVICE, OFFENDING);
    git('add', SERVICE);
    expect(await staged()).toContain(OFFENCE);
  });

  test('reads from the objects what a sparse checkout leaves out, and what is taken for unchanged', async () => {
    const { git, write, staged } = commitClean();
    write(SERVICE, OFFENDING);
    git('add', SERVICE);
    write(SERVICE, CLEAN[SERVICE]);
    git('update-index', '--assume-unchanged', SERVICE);
    expect(await staged()).toContain(OFFENCE);
    git('update-index', '--no-assume-unchanged', SERVICE);
    write(SERVICE, OFFENDING);
    git('commit', '--quiet', '--all', '--message', 'Offending');
    git('sparse-checkout', 'set', '--no-cone', '/*', '!/src/domains/billing/service.ts');
    expect(fs.existsSync(path.join(repository.root, SERVICE))).toBe(false);
    expect(await staged()).toContain(OFFENCE);
  });

  test('works in a linked worktree', async () => {
    const { git, root } = commitClean();
    const linked = path.join(root, 'linked');
    git('worktree', 'add', '--quiet', linked);
    fs.writeFileSync(path.join(linked, SERVICE), OFFENDING);
    const run = async () =>
      toLines(await repository.run(['check', '--staged', '--format', 'json'], { folder: 'linked' }));
    expect(await run()).toEqual([]);
    runGit(linked, 'add', '--all');
    expect(await run()).toContain(OFFENCE);
    expect(await repository.staged()).toEqual([]);
  });

  test('takes a submodule as it is on disk', async () => {
    const library = createRepository({ 'index.ts': 'export const shared = 1;\n' });
    try {
      library.git('add', '--all');
      library.git('commit', '--quiet', '--message', 'A library');
      const { git, write, staged } = commitClean();
      git('submodule', '--quiet', 'add', library.root, 'src/utils/library');
      write(UI, "import { shared } from '../../utils/library';\nexport const button = shared;\n");
      git('add', '--all');
      expect(await staged()).toEqual([]);
    } finally {
      library.remove();
    }
  });

  test('obeys what git tells its hooks of the repository and the index, from any folder', async () => {
    const { git, write, root, run } = commitClean();
    write('packages/shop/storypole.config.json', CLEAN['storypole.config.json']);
    write(`packages/shop/${SERVICE}`, OFFENDING);
    write(`packages/shop/${UI}`, 'export const button = 1;\n');
    git('add', '--all');
    git('commit', '--quiet', '--message', 'A shop in a folder');
    vi.stubEnv('GIT_DIR', '.git');
    vi.stubEnv('GIT_INDEX_FILE', '.git/index');
    const check = async () => toLines(await run(['check', '--staged', '--format', 'json', 'packages/shop']));
    expect(await check()).toEqual([`packages/shop/${SERVICE}:1 misdirected-import`].map((line) => line.slice(14)));
    // As `git commit <path>` does: an index of its own.
    fs.copyFileSync(path.join(root, '.git/index'), path.join(root, '.git/next-index'));
    vi.stubEnv('GIT_INDEX_FILE', path.join(root, '.git/next-index'));
    write(`packages/shop/${SERVICE}`, CLEAN[SERVICE]);
    expect(await check()).toHaveLength(1);
    vi.stubEnv('GIT_INDEX_FILE', '.git/index');
    git('add', '--all');
    expect(await check()).toEqual([]);
    vi.stubEnv('GIT_INDEX_FILE', path.join(root, '.git/next-index'));
    expect(await check()).toHaveLength(1);
  });

  test.each(['with space', 'ünïcödé', 'quote"s', 'new\nline', 'tab\there', '-dash', '[brackets]', '$dollar'])(
    'reads files whose name is unusual: %j',
    async (name) => {
      const { git, write, staged } = commitClean();
      const file = `src/domains/billing/service/${name}.ts`;
      write(file, "import '../ui';\n");
      git('add', '--all');
      write(file, '');
      expect((await staged()).filter((line) => line.includes(name))).toEqual([`${file}:1 misdirected-import`]);
    },
  );

  test('a folder where the index has a file, and a file where it has a folder', async () => {
    const { git, write, staged, delete: remove } = commitClean();
    remove(SERVICE);
    write(`${SERVICE}/inner.ts`, "import '../ui';\n");
    expect(await staged()).toEqual([]);
    git('add', '--all');
    remove(SERVICE);
    write(SERVICE, CLEAN[SERVICE]);
    expect(await staged()).toContain(`${UI}:1 unresolved-import`);
  });

  test('refuses a link that is staged with another target', async () => {
    const { git, root, staged, delete: remove } = commitClean();
    const link = path.join(root, 'src/utils.ts');
    fs.symlinkSync('domains/billing/ui.ts', link);
    git('add', '--all');
    remove('src/utils.ts');
    fs.symlinkSync('domains/billing/service.ts', link);
    expect((await staged()).join('\n')).toContain('machine/staged-link');
  });

  test('says so where there is no repository', async () => {
    const project = createProject(CLEAN);
    vi.stubEnv('GIT_CEILING_DIRECTORIES', path.dirname(project.root));
    try {
      const { code, stderr } = await project.run(['check', '--staged']);
      expect(stderr).toContain('is in no working tree of git');
      expect(code).toBe(2);
    } finally {
      project.remove();
    }
    repository = createRepository({});
  });
});

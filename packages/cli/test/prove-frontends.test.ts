import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { FrontendProof } from '../src/types/proof-report';
import { createProject, type TestProject } from './run-main';
import { cleanShop } from './shop';

// Real tools start slowly on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const modules = fileURLToPath(new URL('../../../node_modules', import.meta.url));

let project: TestProject;
afterEach(() => project.remove());

/** Makes packages of this workspace those of the project; all of them where none is named. */
function install(folder: string, names: readonly string[] = []): void {
  if (names.length === 0) symlinkSync(modules, `${folder}/node_modules`);
  for (const name of names) {
    mkdirSync(dirname(`${folder}/node_modules/${name}`), { recursive: true });
    symlinkSync(`${modules}/${name}`, `${folder}/node_modules/${name}`);
  }
}

async function prove(
  folder?: string,
): Promise<{ readonly code: number; readonly frontends: readonly FrontendProof[] }> {
  const options = folder === undefined ? {} : { folder };
  const { code, stdout } = await project.run(['prove', '--frontends', '--format', 'json'], options);
  return { code, ...(JSON.parse(stdout) as { readonly frontends: readonly FrontendProof[] }) };
}

/** Some of everything that a policy can close. */
const CONFIG = {
  domains: { uses: { billing: ['accounts'] } },
  providers: { owns: { telemetry: ['pino', '@opentelemetry/*'] } },
  packages: { pg: { onlyIn: ['repo'], why: 'One place owns SQL.' } },
  builtins: { 'node:fs': { onlyIn: ['app'], why: 'One place owns the disk.' } },
  globals: { 'process.env': { onlyIn: ['config'], why: 'One place owns the environment.' } },
};
const strictShop = {
  ...cleanShop,
  'storypole.config.jsonc': JSON.stringify(CONFIG),
  'src/providers/telemetry/index.ts': 'export const trace = 1;\n',
};

describe('storypole prove --frontends', () => {
  test('asks every tool about everything that the policy closes, and leaves nothing behind', async () => {
    project = createProject(strictShop);
    install(project.root);
    const before = readdirSync(project.root).sort();
    const { code, frontends } = await prove();
    expect(
      frontends.flatMap(({ name, missed, reason, offences }) => [
        ...(reason === undefined ? [] : [`${name}: ${reason}`]),
        ...missed.map((form) => `${name}: ${form}`),
        ...[...(offences?.missed ?? []), ...(offences?.falseAlarms ?? [])].map(
          (plant) => `${name}: ${JSON.stringify(plant)}`,
        ),
      ]),
    ).toEqual([]);
    expect(code).toBe(0);
    const [command, eslint, oxlint, tests, cruiser] = frontends;
    const { planted = 0, cells = { planted: 0, caught: 0 }, controls = 0 } = command?.offences ?? {};
    expect(planted).toBeGreaterThan(700);
    expect(cells.planted).toBeGreaterThan(550);
    expect(controls).toBeGreaterThan(300);
    const whole = { planted, caught: planted, cells: { planted: cells.planted, caught: cells.planted }, controls };
    for (const frontend of [command, eslint, oxlint, tests]) expect(frontend?.offences).toMatchObject(whole);
    expect(cruiser?.offences).toMatchObject({ planted, controls, cells: whole.cells });
    expect(Object.keys(cruiser?.offences?.gaps ?? {}).sort()).toEqual([
      'laundered-import',
      'misplaced-global',
      'stale-exception',
    ]);
    expect(frontends.map(({ name, planted: all, caught }) => [name, all, caught])).toEqual([
      ['storypole', 52, 52],
      ['ESLint', 52, 51],
      ['oxlint', 52, 51],
      ['structural tests', 52, 52],
      ['dependency-cruiser', 52, 41],
    ]);
    expect(cruiser?.gaps).toContain('Calls: `import.meta.glob`');
    expect(readdirSync(project.root).sort()).toEqual(before);
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('storypole-proof-'))).toEqual([]);
  });

  test('writes nothing into folders of the project that lie beside what is judged', async () => {
    project = createProject({
      ...cleanShop,
      'storypole.config.jsonc': '{ "include": ["src/**", "*.ts"] }',
      'root.ts': 'export {};\n',
      'storypole-outside/notes.md': '',
      'docs/notes.md': '',
    });
    const list = (): readonly string[] => readdirSync(project.root, { recursive: true, encoding: 'utf8' }).sort();
    const before = list();
    const { frontends } = await prove();
    expect(frontends[0]?.offences?.missed).toEqual([]);
    expect(list()).toEqual(before);
  });

  test('says which tools are not installed', async () => {
    project = createProject(cleanShop);
    install(project.root, ['oxlint']);
    const { code, stdout } = await project.run(['prove', '--frontends']);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /\n {2}storypole 9\.8\.7\n {4}(\d+) of \1 closed cells \(100 %\)\n {4}(\d+) of \2 offences \(100 %\)\n {4}0 of \d+ open dependencies reported\n {4}52 of 52 forms \(100 %\)\n/,
    );
    expect(stdout).toContain('  ESLint: not run. eslint is not installed.\n');
    expect(stdout).toContain('  oxlint: not run. eslint-plugin-storypole is not installed.\n');
    expect(stdout).toContain('  structural tests: not run. @storypole/testkit is not installed.\n');
    expect(stdout).toContain('  dependency-cruiser: not run. dependency-cruiser is not installed.\n');
  });

  test('asks ESLint by the configuration of the project, and finds packages in the folders above it', async () => {
    const shop = Object.fromEntries(Object.entries(strictShop).map(([path, text]) => [`apps/shop/${path}`, text]));
    const config = `import parser from '@typescript-eslint/parser';
      import storypole from 'eslint-plugin-storypole';
      export default [{ files: ['**/*.ts'], languageOptions: { parser } }, storypole.configs.recommended];`;
    project = createProject({ ...shop, 'package.json': '{}', 'apps/shop/eslint.config.mjs': config });
    install(project.root, ['eslint', 'eslint-plugin-storypole', '@typescript-eslint/parser']);
    const { code, frontends } = await prove('apps/shop');
    const eslint = frontends.find(({ name }) => name === 'ESLint');
    expect(code).toBe(0);
    // What `recommended` does not ask, and what the configuration gives no parser for, is known.
    expect(Object.keys(eslint?.offences?.gaps ?? {}).sort()).toEqual([
      'domain-cycle',
      'import-cycle',
      'stale-exception',
    ]);
    expect(eslint?.gaps).toEqual([
      'Where it stands: `.tsx`',
      'Where it stands: `.mts`',
      'Where it stands: Vue',
      'Where it stands: Svelte',
      'Where it stands: Astro',
      'Where it stands: MDX',
    ]);
  });

  test('fails where the configuration of ESLint leaves out what the policy closes', async () => {
    const config = `import parser from '@typescript-eslint/parser';
      import storypole from 'eslint-plugin-storypole';
      export default [
        { ignores: ['src/domains/*/types/**'] },
        { files: ['**/*.ts'], languageOptions: { parser } },
        storypole.configs.strict,
      ];`;
    project = createProject({ ...strictShop, 'eslint.config.mjs': config });
    install(project.root, ['eslint', 'eslint-plugin-storypole', '@typescript-eslint/parser']);
    const { code, frontends } = await prove();
    const missed = frontends.find(({ name }) => name === 'ESLint')?.offences?.missed ?? [];
    expect(code).toBe(1);
    expect(missed.length).toBeGreaterThan(50);
    expect(new Set(missed.map(({ from }) => from.replace(/^.*\//, '')))).toEqual(new Set(['types']));
    expect(new Set(missed.flatMap(({ found }) => found))).toEqual(new Set());
  });

  test('writes what each tool caught as Markdown', async () => {
    project = createProject(cleanShop);
    const { stdout } = await project.run(['prove', '--frontends', '--format', 'markdown']);
    expect(stdout).toMatch(
      /\n\| storypole 9\.8\.7 \| (\d+) of \1 \(100 %\) \| (\d+) of \2 \(100 %\) \| 52 of 52 \(100 %\) \| {2}\| {2}\|\n/,
    );
    expect(stdout).toContain('\n| oxlint | not run: oxlint is not installed. |');
  });
});

import { existsSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { createProject, type TestProject } from './run-main';
import { shop, unconfiguredShop } from './shop';

let project: TestProject;
afterEach(() => project.remove());

/** Modules at these paths, that import nothing. */
function modules(...paths: readonly string[]): Record<string, string> {
  return Object.fromEntries(paths.map((path) => [path, 'export {};\n']));
}

/** The config that `init` writes for a tree, after `check` has accepted it without a fault. */
async function initialize(files: Readonly<Record<string, string>>, args: readonly string[] = []): Promise<string> {
  project = createProject(files);
  const { code, stderr } = await project.run(['init', ...args]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const file = args.includes('--ts') ? 'storypole.config.ts' : 'storypole.config.jsonc';
  const checked = await project.run(['check', '--format', 'json']);
  expect((JSON.parse(checked.stdout) as { faults: unknown[] }).faults).toEqual([]);
  return readFileSync(`${project.root}/${file}`, 'utf8');
}

/** What `check` says after `init`. */
async function unplacedAfterInit(): Promise<readonly string[]> {
  const { stdout } = await project.run(['check', '--rule', 'unplaced-file', '--format', 'json']);
  return (JSON.parse(stdout) as { findings: { from: { file: string } }[] }).findings.map(({ from }) => from.file);
}

describe('storypole init', () => {
  test('keeps the defaults where the tree follows them', async () => {
    expect(await initialize(unconfiguredShop)).toMatchInlineSnapshot(`
      "{
        "$schema": "./node_modules/storypole/schema.json",

        // Places 9 of 9 files, in the layers types, repo, service, ui, utils, app.
        // Domains: accounts, billing.
        "preset": "harness",

        "domains": {
          // Another domain may be imported only where it is listed here, and only through its entry.
          "uses": {
            // "accounts": ["billing"]
          }
        }
      }
      "
    `);
    expect(await unplacedAfterInit()).toEqual([]);
  });

  test('finds domains wherever they lie, and layers by their other names', async () => {
    const config = await initialize(
      modules(
        'src/features/billing/models/invoice.ts',
        'src/features/billing/services/charge.ts',
        'src/features/billing/repositories/ledger.ts',
        'src/features/accounts/models/user.ts',
        'src/features/accounts/services/sign-in.ts',
        'src/features/accounts/components/form.tsx',
        'src/lib/money.ts',
        'src/main.ts',
        'src/legacy/old.ts',
        'src/legacy/older.ts',
      ),
    );
    expect(config).toMatchInlineSnapshot(`
      "{
        "$schema": "./node_modules/storypole/schema.json",

        // Places 8 of 10 files, in the layers types, repo, service, ui, utils, app.
        // Domains: accounts, billing.
        "preset": "harness",

        "domains": {
          "pattern": "src/features/{domain}",
          // Another domain may be imported only where it is listed here, and only through its entry.
          "uses": {
            // "accounts": ["billing"]
          }
        },

        // Layers that do not lie where the preset expects them.
        "layers": {
          "types": { "files": ["src/features/{domain}/models/**"] },
          "repo": { "files": ["src/features/{domain}/repositories/**"] },
          "service": { "files": ["src/features/{domain}/services/**"] },
          "ui": { "files": ["src/features/{domain}/components/**"] },
          "utils": { "files": ["src/lib/**"] },
          "app": { "files": ["src/main.*"] }
        }

        // In no layer yet, so each of these files is a finding. Give them to a layer, or list them in "exclude".
        //   src/legacy (2 files)
      }
      "
    `);
    expect(await unplacedAfterInit()).toEqual(['src/legacy/old.ts', 'src/legacy/older.ts']);
  });

  test('finds the packages of a workspace', async () => {
    const config = await initialize({
      'package.json': '{ "workspaces": ["packages/*"] }',
      ...modules(
        'packages/core/src/types/a.ts',
        'packages/core/src/service/a.ts',
        'packages/core/src/index.ts',
        'packages/cli/src/runtime/a.ts',
        'packages/cli/src/ui/a.ts',
      ),
    });
    expect(config).toContain('"pattern": "packages/{domain}/src"');
    expect(config).toContain('// Domains: cli, core.');
    expect(await unplacedAfterInit()).toEqual([]);
  });

  test('finds layers without domains', async () => {
    const config = await initialize(modules('src/types/a.ts', 'src/repo/a.ts', 'src/services/a.ts', 'src/index.ts'));
    expect(config).toContain('"service": { "files": ["src/services/**"] }');
    expect(config).not.toContain('"domains"');
    expect(await unplacedAfterInit()).toEqual([]);
  });

  test('knows Feature-Sliced Design', async () => {
    const config = await initialize(
      modules(
        'src/shared/ui/button.tsx',
        'src/entities/user/index.ts',
        'src/entities/user/model/user.ts',
        'src/features/sign-in/index.ts',
        'src/widgets/header/index.ts',
        'src/pages/home/index.ts',
        'src/app/main.tsx',
      ),
    );
    expect(config).toContain('"preset": "feature-sliced"');
    expect(await unplacedAfterInit()).toEqual([]);
  });

  test('knows Feature-Sliced Design in another folder', async () => {
    const config = await initialize(
      modules('web/source/shared/a.ts', 'web/source/entities/user/index.ts', 'web/source/features/sign-in/index.ts'),
    );
    expect(config).toContain('"preset": "feature-sliced"');
    expect(config).toContain('"web/source/entities/{domain}"');
    expect(await unplacedAfterInit()).toEqual([]);
  });

  test('knows hexagonal and onion folders', async () => {
    const hexagonal = modules('src/domain/a.ts', 'src/ports/a.ts', 'src/application/a.ts', 'src/adapters/a.ts');
    expect(await initialize(hexagonal)).toContain('"preset": "hexagonal"');
    expect(await unplacedAfterInit()).toEqual([]);
    project.remove();
    const onion = modules(
      'src/domain/a.ts',
      'src/application/a.ts',
      'src/infrastructure/a.ts',
      'src/presentation/a.ts',
    );
    expect(await initialize(onion)).toContain('"preset": "onion"');
    expect(await unplacedAfterInit()).toEqual([]);
  });

  test('writes a starting point where nothing is recognised, which the first layer completes', async () => {
    project = createProject(modules('src/alpha/one.ts', 'src/beta/two.ts'));
    expect((await project.run(['init'])).stdout).toContain('No folder of this tree bears the name of a layer.');
    expect((await project.run(['check'])).stdout).toContain('fault config/no-layer');
    const config = readFileSync(`${project.root}/storypole.config.jsonc`, 'utf8');
    project.remove();
    project = createProject({ 'storypole.config.jsonc': config, ...modules('src/domains/alpha/types/one.ts') });
    expect(await project.run(['check'])).toMatchObject({ code: 0 });
  });

  test('writes TypeScript with --ts, where TypeScript is used', async () => {
    project = createProject(unconfiguredShop);
    expect(await project.run(['init', '--ts'])).toMatchObject({ code: 0 });
    expect(readFileSync(`${project.root}/storypole.config.ts`, 'utf8')).toMatchInlineSnapshot(`
      "import { defineConfig } from 'storypole';

      export default defineConfig({
        // Places 9 of 9 files, in the layers types, repo, service, ui, utils, app.
        // Domains: accounts, billing.
        preset: 'harness',

        domains: {
          // Another domain may be imported only where it is listed here, and only through its entry.
          uses: {
            // accounts: ['billing']
          },
        },
      });
      "
    `);
    project.remove();
    project = createProject({ 'src/types/a.js': '' });
    const { code, stderr } = await project.run(['init', '--ts']);
    expect(code).toBe(2);
    expect(stderr).toContain('mend: Run `storypole init` without `--ts`.');
  });

  test('never overwrites a config', async () => {
    project = createProject({ ...shop, 'storypole.config.mjs': 'export default {};\n' });
    const { code, stderr } = await project.run(['init']);
    expect(code).toBe(2);
    expect(stderr).toContain('storypole.config.mjs exists, and `init` overwrites nothing.');
    expect(readFileSync(`${project.root}/storypole.config.jsonc`, 'utf8')).toBe(shop['storypole.config.jsonc']);
  });

  test('writes nothing with --dry-run', async () => {
    project = createProject(unconfiguredShop);
    const { code, stdout } = await project.run(['init', '--dry-run']);
    expect(code).toBe(0);
    expect(stdout).toContain('"preset": "harness"');
    expect(existsSync(`${project.root}/storypole.config.jsonc`)).toBe(false);
  });

  test('says what it wrote and what is left to place', async () => {
    project = createProject(modules('src/domains/a/types/x.ts', 'src/domains/a/repo/x.ts', 'src/old/y.ts'));
    const { stdout } = await project.run(['init']);
    expect(stdout).toMatchInlineSnapshot(`
      "Wrote storypole.config.jsonc with the preset harness: 2 of 3 files placed.
      Domains: a. Layers: types, repo.
      In no layer yet:
        src/old (1 file)
      Run \`storypole check\` to see what the layers find.
      "
    `);
  });
});

describe('storypole init --tests', () => {
  test('writes a config and a first structural test beside the other tests', async () => {
    project = createProject({ ...unconfiguredShop, 'test/shop.test.ts': 'export {};\n' });
    const { code, stdout, stderr } = await project.run(['init', '--tests']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Wrote storypole.config.jsonc');
    expect(stdout).toContain('Wrote test/structure.test.ts.');
    expect(readFileSync(`${project.root}/test/structure.test.ts`, 'utf8')).toMatchInlineSnapshot(`
      "import { arch, files } from '@storypole/testkit';
      import '@storypole/testkit/vitest';
      import { expect, test } from 'vitest';

      test('layers hold', () => expect(arch).toRespectLayers());

      test('no file needs itself through others', () => expect(arch).toHaveNoCycles());

      test.for(arch.domains)('$name is entered only through its entry', (domain) =>
        expect(files.in(domain)).toBeImportedOnlyThrough(domain.entry, {
          except: files.in(arch.layer('app')),
          why: 'What lies behind an entry may change at will.',
        }),
      );

      test('no domain needs itself through others', () => expect(arch.domains).toHaveNoCycles());
      "
    `);
  });

  test('writes nothing but the test where there is a config', async () => {
    project = createProject({ 'storypole.config.json': '{ "preset": "onion" }', 'src/domain/a.ts': 'export {};\n' });
    const { code, stdout } = await project.run(['init', '--tests']);
    expect(code).toBe(0);
    expect(stdout).not.toContain('storypole.config');
    const text = readFileSync(`${project.root}/structure.test.ts`, 'utf8');
    expect(text).toContain("import { arch } from '@storypole/testkit';");
    expect(text).not.toContain('domains');
  });

  test('overwrites nothing, and prints where it is asked to', async () => {
    project = createProject({ ...unconfiguredShop, 'structure.test.ts': '' });
    const { code, stderr } = await project.run(['init', '--tests']);
    expect(code).toBe(2);
    expect(stderr).toContain('structure.test.ts exists, and `init` overwrites nothing.');
    expect(existsSync(`${project.root}/storypole.config.jsonc`)).toBe(false);
    project.remove();
    project = createProject(unconfiguredShop);
    const dry = await project.run(['init', '--tests', '--dry-run']);
    expect(dry.stdout).toContain("test('layers hold', () => expect(arch).toRespectLayers());");
    expect(existsSync(`${project.root}/structure.test.ts`)).toBe(false);
  });
});

import { afterEach, describe, expect, test } from 'vitest';
import { createProject, type TestProject } from './run-main';
import { shop } from './shop';

const CHARGE = 'src/domains/billing/service/charge.ts';
const BUTTON = 'src/domains/billing/ui/pay-button.ts';
const LEDGER = 'src/domains/billing/repo/ledger.ts';
let project: TestProject;

afterEach(() => project.remove());

describe('storypole explain <rule>', () => {
  test('says what a rule demands, why, and how it is set here', async () => {
    const rules = '{ "rules": { "misdirected-import": { "severity": "off" } } }';
    project = createProject({ ...shop, 'storypole.config.jsonc': rules });
    const { code, stdout } = await project.run(['explain', 'misdirected-import']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^misdirected-import\n\n {2}demands: A layer imports only/);
    expect(stdout).toContain('  judges:  each dependency\n');
    expect(stdout).toContain('  here:    switched off\n');
    expect((await project.run(['explain', 'import-cycle'])).stdout).toContain('  here:    an error\n');
  });

  test('explains a rule even where the config is broken', async () => {
    project = createProject({ ...shop, 'storypole.config.jsonc': '{ "domain": {} }' });
    const { code, stdout } = await project.run(['explain', 'import-cycle']);
    expect(code).toBe(0);
    expect(stdout).toContain('judges:  the project as a whole');
    expect(stdout).not.toContain('here:');
    expect(await project.run(['explain', CHARGE])).toMatchObject({ code: 2, stdout: '' });
  });

  test('explains the rules of plugins', async () => {
    const rule = {
      id: 'unsigned-module',
      scope: 'file',
      sees: 'place',
      summary: 'Every module is signed.',
      messages: { unsigned: { what: '{{from}} is not signed.', why: 'Nobody answers for it.' } },
    };
    const code = `export default { ...${JSON.stringify(rule)}, suspects: () => false, check: () => undefined };\n`;
    const config = '{ "plugins": ["./signed.mjs"] }';
    project = createProject({ ...shop, 'storypole.config.jsonc': config, 'signed.mjs': code });
    const { stdout } = await project.run(['explain', 'unsigned-module']);
    expect(stdout).toContain('demands: Every module is signed.');
    expect(stdout).toContain('why:     Nobody answers for it.');
  });
});

describe('storypole explain <file>', () => {
  test('says the place of a file, what it may import, who imports it, and its findings', async () => {
    const config = {
      domains: { uses: { billing: ['accounts'] } },
      packages: { pg: { onlyIn: ['repo'], why: 'One place owns SQL.', instead: "the domain's repo" } },
      globals: { 'process.env': { onlyIn: ['config'], why: 'Config is read once.' } },
    };
    const providers = { 'src/providers/telemetry/index.ts': 'export const trace = () => 0;\n' };
    project = createProject({ ...shop, ...providers, 'storypole.config.jsonc': JSON.stringify(config) });
    const { code, stdout } = await project.run(['explain', CHARGE]);
    expect(code).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "src/domains/billing/service/charge.ts

        place:       billing/service
        may import:  types, config, repo, providers, service, utils
        domains:     accounts, through src/domains/accounts/index.ts
        providers:   telemetry, through src/providers/telemetry/index.ts
        closed:      runtime, ui: \`service\` decides, without knowing when it is called or how the result is shown; \`runtime\` and \`ui\` may import \`service\`.
                     app: \`app\` wires everything together; a module that imports it cannot be used or tested without the whole application.
        may not use: pg: only in repo; use the domain's repo instead
                     process.env: only in config
        imports:     2 dependencies
        imported by: 1 file
                     src/domains/billing/index.ts
        findings:    2:27 misdirected-import: src/domains/billing/service/charge.ts (billing/service) imports src/domains/billing/ui/pay-button.ts (billing/ui).
      "
    `);
  });

  test('knows files by their path from any folder', async () => {
    project = createProject(shop);
    const { stdout } = await project.run(['explain', 'main.ts'], { folder: 'src/app' });
    expect(stdout).toMatch(/^src\/app\/main\.ts\n\n {2}place: +app\n/);
    expect(stdout).toContain('every domain, past entries');
  });

  test('says of entries, tests and unplaced files what holds for them', async () => {
    project = createProject({ ...shop, 'src/domains/billing/service/charge.test.ts': '', 'src/stray.ts': '' });
    expect((await project.run(['explain', 'src/domains/billing/index.ts'])).stdout).toContain(
      'may import:  every layer of billing, and nothing else',
    );
    expect((await project.run(['explain', 'src/domains/billing/service/charge.test.ts'])).stdout).toContain(
      'may import:  everything of billing,',
    );
    const stray = (await project.run(['explain', 'src/stray.ts'])).stdout;
    expect(stray).toContain('not by layers: no pattern of the config places this file');
    expect(stray).toContain('1:1 unplaced-file:');
  });
});

describe('storypole explain <from> <to>', () => {
  test('says why a dependency is closed', async () => {
    project = createProject(shop);
    const { code, stdout } = await project.run(['explain', CHARGE, BUTTON]);
    expect(code).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "src/domains/billing/service/charge.ts (billing/service)
      src/domains/billing/ui/pay-button.ts (billing/ui)

        verdict:  \`billing/service\` may not import \`billing/ui\`.
        why:      \`service\` decides, without knowing when it is called or how the result is shown; \`runtime\` and \`ui\` may import \`service\`.
        chain:    imported directly
                  src/domains/billing/service/charge.ts:2:27 imports src/domains/billing/ui/pay-button.ts
        findings: 2:27 misdirected-import: src/domains/billing/service/charge.ts (billing/service) imports src/domains/billing/ui/pay-button.ts (billing/ui).
      "
    `);
  });

  test('finds the shortest chain of imports to a file or a package', async () => {
    project = createProject(shop);
    const chain = [
      'src/app/main.ts:1:24 imports src/domains/billing/index.ts',
      'src/domains/billing/index.ts:1:24 imports src/domains/billing/service/charge.ts',
      'src/domains/billing/service/charge.ts:1:29 imports src/domains/billing/repo/ledger.ts',
    ];
    const toFile = (await project.run(['explain', 'src/app/main.ts', LEDGER])).stdout;
    expect(toFile).toContain('verdict: `app` may import `billing/repo`.');
    expect(toFile).toContain(`chain:   3 imports, and none is shorter\n           ${chain.join('\n           ')}\n`);
    const toPackage = (await project.run(['explain', 'src/app/main.ts', 'pg'])).stdout;
    expect(toPackage).toContain('chain:   4 imports, and none is shorter');
    expect(toPackage).toContain(`${LEDGER}:1:16 imports pg\n`);
  });

  test('ends where imports go in circles', async () => {
    project = createProject({
      ...shop,
      'src/utils/one.ts': "import './two';\nimport './three';\n",
      'src/utils/two.ts': "import './three';\n",
      'src/utils/three.ts': "import './one';\nimport './two';\n",
    });
    const apart = await project.run(['explain', 'src/utils/one.ts', 'src/app/main.ts']);
    expect(apart.stdout).toContain('chain:   none: no imports lead there');
    const itself = await project.run(['explain', 'src/utils/one.ts', 'src/utils/one.ts']);
    expect(itself.stdout).toContain('chain:    2 imports, and none is shorter');
    expect(itself.stdout).toContain('src/utils/three.ts:1:8 imports src/utils/one.ts');
  });

  test('says where no imports lead, and where only types may', async () => {
    const types = '{ "allow": [{ "from": "types", "to": "ui", "kind": "type", "why": "Props are described there." }] }';
    project = createProject({ ...shop, 'storypole.config.jsonc': types });
    const { stdout } = await project.run(['explain', 'src/domains/billing/types/invoice.ts', BUTTON]);
    expect(stdout).toContain('verdict: `billing/types` may import types of `billing/ui`, no values.');
    expect(stdout).toContain('chain:   none: no imports lead there');
  });

  test('says who may use a restricted package', async () => {
    const config = '{ "packages": { "pg": { "onlyIn": ["app"], "why": "One place owns SQL." } } }';
    project = createProject({ ...shop, 'storypole.config.jsonc': config });
    const { stdout } = await project.run(['explain', LEDGER, 'pg']);
    expect(stdout).toContain('verdict:  `billing/repo` may not import `pg`.');
    expect(stdout).toContain('It is used only in app. One place owns SQL.');
    expect(stdout).toContain('findings: 1:16 misplaced-package:');
  });
});

describe('a subject that does not exist', () => {
  test.each<[readonly string[], string]>([
    [['explain', 'misdirected-imprt'], 'Name misdirected-import.'],
    [['explain', 'src/app/mian.ts'], 'Name src/app/main.ts.'],
    [['explain', CHARGE, 'src/app/mian.ts'], 'Name src/app/main.ts.'],
    [['explain', 'zzz'], 'Name a rule, or files relative to this folder.'],
  ])('%j is a fault that names what was meant', async (args, mend) => {
    project = createProject(shop);
    const { code, stdout, stderr } = await project.run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`mend: ${mend}\n`);
  });

  test('a file that git ignores is said to be unread', async () => {
    project = createProject({ ...shop, '.gitignore': 'src/generated\n', 'src/generated/a.ts': '' });
    expect((await project.run(['explain', 'src/generated/a.ts'])).stderr).toContain('exists and was not read');
  });
});

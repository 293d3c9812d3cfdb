import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { createProject, type TestProject } from './run-main';
import { shop } from './shop';

const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../guard.schema.json'), 'utf8')) as object;
const validate = new Ajv2020({ allErrors: true, strictTypes: false }).compile(schema);

let project: TestProject;
afterEach(() => project.remove());

const policy = JSON.stringify({
  preset: 'harness',
  domains: { uses: { billing: ['accounts'] } },
  providers: { owns: { telemetry: ['pino'] } },
  packages: { pg: { onlyIn: ['repo'], why: 'SQL has one owner.', instead: "the domain's repo" } },
});
const guarded = {
  ...shop,
  'storypole.config.jsonc': policy,
  'src/domains/billing/service/cancel.ts': "import '../repo/ledger';\n\nexport const cancel = 1;\n",
  'src/providers/telemetry/index.ts': "export { log as trace } from './log';\nexport default 1;\n",
  'src/providers/telemetry/log.ts': "import 'pino';\nexport const log = 1;\n",
};

describe('storypole guard', () => {
  test('says place, permissions, providers with what they export, examples, and what not to copy', async () => {
    project = createProject(guarded);
    const { code, stdout } = await project.run(['guard', 'src/domains/billing/service/refund.ts']);
    expect(code).toBe(0);
    expect(stdout).toBe(
      [
        'src/domains/billing/service/refund.ts (new) is billing/service.',
        'may import: types, config, repo, providers, service, utils',
        'closed: runtime, ui, app',
        'domains: accounts by src/domains/accounts/index.ts',
        'providers: telemetry by src/providers/telemetry/index.ts (default, trace)',
        "not here: pg (use the domain's repo), pino (use the provider `telemetry`)",
        'imitate: src/domains/billing/service/cancel.ts',
        'do not copy: src/domains/billing/service/charge.ts:2 src/domains/billing/ui/pay-button.ts (misdirected-import)',
        'size: those to imitate 3',
        'after the edit: storypole self-check',
        '',
      ].join('\n'),
    );
  });

  test('knows a file that exists, by whatever path it is named', async () => {
    project = createProject(guarded);
    const folder = 'src/domains/billing';
    const { stdout } = await project.run(['guard', './service/../repo/ledger.ts'], { folder });
    expect(stdout).toContain('src/domains/billing/repo/ledger.ts is billing/repo.\n');
    expect(stdout).toContain('size: 3 lines');
    expect((await project.run(['guard', `${project.root}/src/utils/money.ts`])).stdout).toContain('is utils.');
  });

  test.each([
    ['src/domains/billing/index.ts', 'may import: the layers of its own domain, nothing else'],
    ['src/domains/billing/service/charge.test.ts', 'may import: all of its own domain'],
    ['src/domains/billing/helper.ts', 'no layer holds it, which is a finding'],
    ['scripts/build.ts', 'not judged: outside `include`'],
    ['src/app/new.ts', 'domains: all, past entries'],
    ['src/domains/billing/brand/new/deep/file.ts', 'no layer holds it'],
  ])('says of %s: %s', async (path, line) => {
    project = createProject(guarded);
    expect((await project.run(['guard', path])).stdout).toContain(line);
  });

  test('stays under 1,000 bytes whatever the project holds, and says how much it leaves out', async () => {
    const many = (make: (index: number) => [string, string]) =>
      Object.fromEntries(Array.from({ length: 60 }, (_, index) => make(index)));
    const domains = many((index) => [`src/domains/dömain-${index}/index.ts`, 'export const a = 1;\n']);
    const providers = many((index) => [
      `src/providers/provider-${index}/index.ts`,
      'export const one = 1, two = 2, three = 3, four = 4, five = 5;\n',
    ]);
    const offences = many((index) => [`src/domains/billing/service/bad-${index}.ts`, "import '../ui/pay-button';\n"]);
    const uses = { billing: Object.keys(domains).map((path) => path.split('/')[2]) };
    const config = JSON.stringify({ preset: 'harness', domains: { uses } });
    project = createProject({ ...guarded, ...domains, ...providers, ...offences, 'storypole.config.jsonc': config });
    const { stdout } = await project.run(['guard', 'src/domains/billing/service/refund.ts']);
    expect(Buffer.byteLength(stdout)).toBeLessThan(1000);
    expect(stdout).toMatch(/domains: .* and \d+ more\n/);
    expect(stdout).toContain('after the edit: storypole self-check\n');
    const long = `src/domains/billing/service/${'ä'.repeat(120)}/${'ö'.repeat(120)}/${'ü'.repeat(120)}/${'x'.repeat(200)}/file.ts`;
    const { code, stdout: short } = await project.run(['guard', long]);
    expect(code).toBe(0);
    expect(Buffer.byteLength(short)).toBeLessThan(1000);
    const json = JSON.parse((await project.run(['guard', long, '--format', 'json'])).stdout) as { domains: unknown[] };
    expect(json.domains).toHaveLength(60);
  });

  test('prints storypole/guard@1', async () => {
    project = createProject(guarded);
    for (const path of [
      'src/domains/billing/service/refund.ts',
      'src/domains/billing/service/charge.ts',
      'scripts/a.ts',
    ]) {
      const { stdout } = await project.run(['guard', path, '--format', 'json']);
      const guide = JSON.parse(stdout) as { place: unknown };
      expect(validate(guide) ? [] : validate.errors).toEqual([]);
      guide.place = 7;
      expect(validate(guide)).toBe(false);
    }
  });

  test.each([
    ['src/domains', 'usage/no-file'],
    ['node_modules/pg/index.ts', 'usage/ignored-file'],
  ])('refuses %s', async (path, fault) => {
    project = createProject({ ...guarded, 'src/keep.ts': '' });
    const { code, stderr } = await project.run(['guard', path]);
    expect(code).toBe(2);
    expect(stderr).toContain(`fault ${fault}`);
  });
});

import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { startBranch } from './git';
import { createProject, type TestProject } from './run-main';
import { shop, unconfiguredShop } from './shop';

const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../report.schema.json'), 'utf8')) as object;
const validate = new Ajv2020({ allErrors: true, strictTypes: false }).compile(schema);

let project: TestProject;
afterEach(() => project.remove());

async function printReport(args: readonly string[] = []): Promise<Record<string, unknown>> {
  const { stdout } = await project.run(['check', '--format', 'json', ...args]);
  return JSON.parse(stdout) as Record<string, unknown>;
}

describe('report.schema.json', () => {
  test('describes a report with findings of every kind of target', async () => {
    const config = {
      packages: { pg: { onlyIn: ['app'], why: 'One place owns SQL.' } },
      builtins: { fs: { onlyIn: ['app'], why: 'Only the app touches the disk.' } },
      globals: { fetch: { onlyIn: ['repo'], why: 'One layer talks to the network.' } },
    };
    project = createProject({
      ...shop,
      'storypole.config.jsonc': JSON.stringify(config),
      'src/app/odd.ts': "import './missing';\nimport(process.argv[2]);\nfetch('/');\n",
      'src/domains/billing/ui/a.ts': "import 'node:fs';\nimport './b';\n",
      'src/domains/billing/ui/b.ts': "import './a';\n",
      'src/domains/billing/stray.ts': '',
    });
    const report = await printReport();
    expect(validate(report) ? [] : validate.errors).toEqual([]);
    const findings = report['findings'] as readonly { readonly rule: string; readonly to?: object }[];
    const targets = new Set(findings.flatMap(({ to }) => Object.keys(to ?? {})));
    expect([...targets].sort()).toEqual(['builtin', 'domain', 'file', 'global', 'layer', 'package', 'specifier']);
    expect(report['computed']).toHaveLength(1);
  });

  test('describes faults, projects without a config, several projects, and what is left out', async () => {
    project = createProject({ ...shop, 'storypole.config.jsonc': '{ "domain": {} }' });
    expect(validate(await printReport())).toBe(true);
    project.remove();
    project = createProject(unconfiguredShop);
    expect(validate(await printReport(['--max-findings', '0']))).toBe(true);
    project.remove();
    const two = Object.entries(shop).flatMap(([path, text]) => [
      [`web/${path}`, text],
      [`api/${path}`, text],
    ]);
    project = createProject(Object.fromEntries(two) as Record<string, string>);
    expect(validate(await printReport(['web', 'api']))).toBe(true);
  });

  test('describes what a change is compared with', async () => {
    project = createProject(shop);
    startBranch(project.root);
    const { stdout } = await project.run(['self-check', '--format', 'json']);
    const report = JSON.parse(stdout) as {
      readonly projects: readonly [{ readonly comparison: { leftOut: unknown } }];
    };
    expect(validate(report) ? [] : validate.errors).toEqual([]);
    report.projects[0].comparison.leftOut = 'some';
    expect(validate(report)).toBe(false);
  });

  test('refuses what is no report', async () => {
    project = createProject(shop);
    const report = await printReport();
    const [finding] = report['findings'] as [{ from: object; to: object }];
    expect(validate({ ...report, schema: 'storypole/report@2' })).toBe(false);
    expect(validate({ ...report, findings: [{ ...finding, from: { ...finding.from, line: 0 } }] })).toBe(false);
    expect(validate({ ...report, findings: [{ ...finding, to: { ...finding.to, package: 'pg' } }] })).toBe(false);
    expect(validate({ ...report, findings: [{ ...finding, what: '' }] })).toBe(false);
  });
});

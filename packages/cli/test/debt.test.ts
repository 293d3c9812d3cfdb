import { readFileSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { createGitProject, type GitProject } from './git-project';
import { oldShop } from './old-shop';

const BUILT = resolve(import.meta.dirname, '../bin/storypole.mjs');
const BILLING = 'src/domains/billing/storypole.debt.json';
const TAX = 'src/domains/billing/types/tax.ts';
const CHARGE = 'src/domains/billing/service/charge.ts';

let project: GitProject;
afterEach(() => project.remove());

const open = (files: Readonly<Record<string, string>> = {}): void => {
  project = createGitProject({ ...oldShop, ...files });
};
const read = (path: string): string => readFileSync(join(project.root, path), 'utf8');
const check = async (...args: readonly string[]) => project.run(['check', ...args]);

describe('freezing', () => {
  test('writes one sorted file beside the code of a domain, and one at the root for the rest', async () => {
    open({ 'src/utils/money.ts': "import '../domains/billing';\nexport const cents = 100;\n" });
    const { code, stdout } = await project.run(['debt', 'freeze']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Wrote src\/domains\/billing\/storypole\.debt\.json: \d+ known, was 0\.$/m);
    expect(stdout).toContain('Wrote storypole.debt.json: 1 known, was 0.');
    expect(JSON.parse(read(BILLING))).toMatchObject({
      schema: 'storypole/debt@1',
      debt: { 'misdirected-import': { [TAX]: { [CHARGE]: { 'value charge': 1 } } } },
    });
    expect(read(BILLING)).not.toContain(project.root);
    const after = await check();
    expect(after.code).toBe(0);
    expect(after.stdout).toMatch(/^No findings\. \d+ known, was 0 at the base \(main\)\. Examined/);
  });

  test('writes nothing when it is dry', async () => {
    open();
    expect((await project.run(['debt', 'freeze', '--dry-run'])).stdout).toContain('Would write');
    expect(project.git('status', '--porcelain')).toBe('');
  });

  test('takes some rules and one domain where they are named', async () => {
    open({ 'src/utils/money.ts': "import '../domains/billing';\nexport const cents = 100;\n" });
    await project.run(['debt', 'freeze', '--domain', 'billing', '--rule', 'misdirected-import']);
    expect(Object.keys((JSON.parse(read(BILLING)) as { debt: object }).debt)).toEqual(['misdirected-import']);
    expect(project.git('status', '--porcelain').trim()).toBe(`?? ${BILLING}`);
    expect((await project.run(['debt', 'freeze', '--rule', 'no-such'])).code).toBe(2);
    expect((await project.run(['debt', 'freeze', '--domain', 'bilings', '--rule', 'import-cycle'])).code).toBe(2);
  });

  test('takes nothing more without the name of a rule', async () => {
    open();
    await project.run(['debt', 'freeze']);
    const { code, stderr } = await project.run(['debt', 'freeze']);
    expect(code).toBe(2);
    expect(stderr).toContain('known debt only shrinks by itself');
  });

  test('takes nothing from a strict domain or layer', async () => {
    const file = 'src/domains/accounts/types/user.ts';
    open({ [file]: "import { readUser } from '../service/read-user';\nexport type User = typeof readUser;\n" });
    const { code, stdout } = await project.run(['debt', 'freeze']);
    expect(code).toBe(1);
    expect(stdout).toContain(`1 finding in strict layers or domains cannot be known debt`);
    expect((await check()).stdout).toContain(file);
    project.write({
      'src/domains/accounts/storypole.debt.json': `{ "schema": "storypole/debt@1", "debt": { "misdirected-import": { "${file}": { "src/domains/accounts/service/read-user.ts": { "value readUser": 1 } } } } }`,
    });
    const forged = await check();
    expect(forged.code).toBe(1);
    expect(forged.stdout).toContain('strict part of the policy accepts none');
  });
});

describe('after freezing', () => {
  const freeze = async (): Promise<void> => {
    open();
    await project.run(['debt', 'freeze']);
    project.commit('Adopt');
  };

  test('a second offence of the same kind in the same file is new', async () => {
    await freeze();
    project.write({ [TAX]: `${oldShop[TAX] ?? ''}export { charge } from '../service/charge';\n` });
    const { code, stdout } = await check('--rule', 'misdirected-import');
    expect(code).toBe(1);
    expect(stdout).toMatch(/types\/tax\.ts:3:/);
    expect(stdout).toContain('known, do not copy');
  });

  test('another name through a known import is new', async () => {
    await freeze();
    project.write({
      [CHARGE]: `${oldShop[CHARGE] ?? ''}export const refund = 1;\n`,
      [TAX]: "import { charge, refund } from '../service/charge';\nexport const tax = [charge, refund];\n",
    });
    expect((await check('--rule', 'misdirected-import')).code).toBe(1);
  });

  test('a new edge into a known cycle is new, and the cycle without it is known', async () => {
    await freeze();
    const other = 'src/domains/billing/types/rate.ts';
    project.write({
      [TAX]: "import { charge } from '../service/charge';\nimport './rate';\nexport const tax = charge;\n",
      [other]: "import '../service/charge';\n",
      [CHARGE]: `import '../types/tax';\n${oldShop[CHARGE] ?? ''}`,
    });
    await project.run(['debt', 'freeze', '--rule', 'import-cycle,misdirected-import']);
    expect((await check('--rule', 'import-cycle')).code).toBe(0);
    project.write({ [other]: "import '../service/charge';\nimport './tax';\n" });
    expect((await check('--rule', 'import-cycle')).code).toBe(1);
  });

  test('what is paid is a finding on a full run, and on no other', async () => {
    await freeze();
    project.write({ [TAX]: 'export const tax = 1;\n' });
    const full = await check();
    expect(full.code).toBe(1);
    expect(full.stdout).toContain('the code has none');
    expect((await check('src/app')).code).toBe(0);
    expect((await check('--rule', 'import-cycle')).code).toBe(0);
    expect((await project.run(['debt', 'prune'])).stdout).toMatch(/(\d+) known, was (\d+)\./);
    expect((await check()).code).toBe(0);
  });

  test('a file that was renamed keeps its debt, staged or not', async () => {
    await freeze();
    project.git('mv', TAX, 'src/domains/billing/types/duty.ts');
    expect((await check()).stdout).toContain('Known debt follows 1 file with a new name');
    expect((await check()).code).toBe(0);
    project.git('reset', '-q');
    expect((await check()).code).toBe(0);
    project.commit('Rename');
    expect((await check()).code).toBe(0);
    expect((await project.run(['debt', 'prune'])).code).toBe(0);
    expect(read(BILLING)).toContain('types/duty.ts');
    expect((await check()).stdout).not.toContain('Known debt follows');
  });

  test('a rename that is staged is followed, whatever the disk has, and one that is not is not', async () => {
    const moved = 'src/domains/billing/types/duty.ts';
    await freeze();
    const staged = async (): Promise<string> => {
      const { stdout, code } = await project.run(['check', '--staged']);
      return `${code} ${stdout}`;
    };
    project.git('mv', TAX, moved);
    renameSync(join(project.root, moved), join(project.root, TAX));
    expect(await staged()).toContain('Known debt follows 1 file with a new name');
    expect(await staged()).toMatch(/^0 /);
    project.git('reset', '-q');
    renameSync(join(project.root, TAX), join(project.root, moved));
    expect(await staged()).toMatch(/^0 /);
    expect(await staged()).not.toContain('Known debt follows');
  });

  test('how much debt there was at the base is told of what is staged', async () => {
    await freeze();
    const text = read(BILLING);
    project.write({ [BILLING]: '{ "schema": "storypole/debt@1", "debt": {} }\n' });
    project.git('add', '-A');
    project.write({ [BILLING]: text });
    const { stdout } = await project.run(['check', '--staged', '--base', 'main']);
    const [, known = '', was = ''] = /(\d+) known, was (\d+) at the base/.exec(stdout) ?? [];
    expect(Number(known)).toBeLessThan(Number(was));
  });

  test('a file that moved to another domain takes its debt there', async () => {
    open({
      'src/domains/billing/types/loose.ts': "import './missing';\nexport const one = 1;\nexport const two = 2;\n",
    });
    await project.run(['debt', 'freeze']);
    project.commit('Adopt');
    project.git('mv', 'src/domains/billing/types/loose.ts', 'src/domains/billing/loose.ts');
    project.git('mv', 'src/domains/billing/loose.ts', 'src/utils/loose.ts');
    expect((await check()).code).toBe(0);
    await project.run(['debt', 'prune']);
    expect(read('storypole.debt.json')).toContain('src/utils/loose.ts');
    expect(read(BILLING)).not.toContain('loose.ts');
  });

  test('a broken file is a fault', async () => {
    await freeze();
    project.write({ [BILLING]: '{ "schema": "storypole/debt@1", "debt": { "x": { "y": { "z": { "value": 0 } } } } }' });
    expect((await check()).stdout).toContain('fault debt/count');
    project.write({ [BILLING]: '{' });
    expect((await check()).stdout).toContain('fault debt/syntax');
    expect((await project.run(['debt', 'prune'])).code).toBe(2);
  });

  test('the report counts by rule and by file, in text and as data', async () => {
    await freeze();
    expect((await project.run(['debt', 'report'])).stdout).toMatch(/^\d+ known, was \d+ at the base \(main\)\./);
    const { stdout } = await project.run(['debt', 'report', '--format', 'json']);
    const report = JSON.parse(stdout) as { schema: string; listed: number; atBase: number };
    expect(report.schema).toBe('storypole/debt-report@1');
    expect(report.listed).toBe(report.atBase);
  });
});

/** Two branches that pay neighbouring lines of one file. */
async function branchOff(): Promise<void> {
  const bad = (name: string) => `import { charge } from '../service/charge';\nexport const ${name} = charge;\n`;
  const file = (name: string) => `src/domains/billing/types/${name}.ts`;
  open({ [file('fee-a')]: bad('a'), [file('fee-b')]: bad('b'), [file('fee-c')]: bad('c') });
  await project.run(['debt', 'freeze']);
  project.commit('Adopt');
  for (const [branch, name] of [
    ['one', 'fee-a'],
    ['two', 'fee-b'],
  ] as const) {
    project.git('checkout', '-q', '-b', branch, 'main');
    project.write({ [file(name)]: 'export const fee = 1;\n' });
    await project.run(['debt', 'prune']);
    project.commit(`Pay ${name}`);
  }
}

describe('two branches that both shrink the debt', () => {
  test('merge clean by the merge driver', async () => {
    await branchOff();
    expect((await project.run(['debt', 'merge', '--install'])).code).toBe(0);
    expect(read('.gitattributes')).toBe('storypole.debt.json merge=storypole\n');
    project.git('config', 'merge.storypole.driver', `"${process.execPath}" "${BUILT}" debt merge %O %A %B`);
    expect(project.tryGit('merge', '--no-edit', 'one')).toMatchObject({ code: 0 });
    expect((await check()).code).toBe(0);
    expect(read(BILLING)).toContain('fee-c');
  });

  test('merge by one command where the driver is not installed', async () => {
    await branchOff();
    expect(project.tryGit('merge', '--no-edit', 'one').text).toContain('CONFLICT');
    expect((await check()).stdout).toContain('fault debt/conflict');
    expect((await project.run(['debt', 'merge'])).stdout).toBe(`Merged ${BILLING}.\n`);
    project.git('add', '-A');
    expect((await check()).code).toBe(0);
  });
});

test('exceptions are listed by their end, and those that end soon are said by a check', async () => {
  const soon = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  const exception = (to: string, until: string) =>
    `{ "rule": "misdirected-import", "from": "${to}", "to": "src/b.ts", "why": "Moves in spring.", "owner": "@billing", "until": "${until}" }`;
  const config = (oldShop['storypole.config.jsonc'] ?? '').replace(
    '"deny"',
    `"exceptions": [${exception('src/late.ts', '2099-01-01')}, ${exception('src/soon.ts', soon)}], "deny"`,
  );
  open({ 'storypole.config.jsonc': config });
  const { stdout } = await project.run(['exceptions']);
  expect(stdout.indexOf('src/soon.ts')).toBeLessThan(stdout.indexOf('src/late.ts'));
  expect(stdout).toContain(`until ${soon} (5 days, soon)  misdirected-import: src/soon.ts to src/b.ts`);
  expect((await check('--format', 'github')).stdout).toContain(
    `::notice title=Storypole::The exception to misdirected-import from src/soon.ts to src/b.ts ends in 5 days, on ${soon}`,
  );
});

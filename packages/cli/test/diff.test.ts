import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createGitProject, type GitProject } from './git-project';
import { cleanShop } from './shop';

let project: GitProject;

beforeAll(() => {
  project = createGitProject(cleanShop);
  project.write({
    'storypole.config.jsonc': '{ "domains": { "uses": { "billing": ["accounts"] } } }\n',
    'src/domains/billing/service/charge.ts': [
      "import { readUser } from '../../accounts';",
      "import { readFile } from 'node:fs/promises';",
      'export const charge = () => [readUser, readFile];',
      '',
    ].join('\n'),
    'src/domains/billing/index.ts':
      "export { charge } from './service/charge';\nexport { charge as bill } from './service/charge';\n",
    'src/domains/mail/service/send.ts': 'export const send = () => 1;\n',
    'src/app/main.ts': undefined,
  });
});

afterAll(() => project.remove());

const diff = async (format: string): Promise<string> => {
  const { code, stdout, stderr } = await project.run(['diff', 'main', '--format', format]);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return stdout;
};

describe('a diff', () => {
  test('says what came and what went', async () => {
    expect(await diff('text')).toBe(
      [
        'Domains:',
        '  + mail',
        '',
        'Edges:',
        '  + billing/service imports the entry of accounts: 1 as value',
        '  - app imports the entry of billing: 1 as value',
        '  - billing/service imports billing/repo: 1 as value',
        '  ~ the entry of billing imports billing/service: 2 as value, was 1 as value',
        '',
        'Packages:',
        '  + billing/service uses node:fs/promises',
        '',
        'Exports:',
        '  + billing: bill',
        '',
      ].join('\n'),
    );
  });

  test('is data under a schema', async () => {
    expect(JSON.parse(await diff('json'))).toMatchObject({
      schema: 'storypole/diff@1',
      ref: 'main',
      domains: { added: ['mail'], removed: [] },
      exports: { added: ['billing: bill'], removed: [] },
      knownDebt: { before: 0, after: 0 },
    });
  });

  test('is a comment with a picture', async () => {
    const text = await diff('markdown');
    expect(text.startsWith('<!-- storypole diff -->\n### Storypole: what changes\n')).toBe(true);
    expect(text).toContain('```mermaid\nflowchart LR\n');
    expect(text).toContain('+ billing: bill');
  });

  test('is a picture', async () => {
    const text = await diff('mermaid');
    expect(text).toContain('  n0["billing/service"]');
    expect(text).toContain('  n0 -- "+1" --> n1');
    expect(text).toMatch(/ {2}n\d -\. "-1" \.-> n\d/);
    expect(text).toContain('linkStyle 0 stroke:#1a7f37');
  });

  test('says where nothing differs', async () => {
    project.git('stash', '-u', '-q');
    expect(await diff('text')).toBe('The architecture is what it was at main.\n');
    project.git('stash', 'pop', '-q');
  });

  test('stays within what a comment may hold', async () => {
    const names = Array.from({ length: 3_000 }, (_, index) => `an-export-with-a-rather-long-name-${index}`);
    const lines = names.map((name) => `export const ${name.replaceAll('-', '_')} = 1;`);
    project.write({ 'src/domains/mail/index.ts': lines.join('\n') });
    for (const format of ['text', 'markdown', 'mermaid']) expect((await diff(format)).length).toBeLessThan(60_000);
    expect(await diff('markdown')).toContain('more lines: `npx storypole diff --format json` has all.');
    project.write({ 'src/domains/mail/index.ts': undefined });
  });

  test('of an unknown base is a fault', async () => {
    const { code, stderr } = await project.run(['diff', 'nowhere']);
    expect(code).toBe(2);
    expect(stderr).toContain('git knows no `nowhere`');
  });
});

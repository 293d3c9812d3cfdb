import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { createProject, type TestProject } from './run-main';
import { cleanShop, shop } from './shop';

let project: TestProject;
afterEach(() => project.remove());

interface PrintedProof {
  readonly schema: string;
  readonly planted: number;
  readonly caught: number;
  readonly missed: readonly object[];
  readonly idle: { readonly layers: readonly string[]; readonly domains: readonly string[] };
}

const PLUGIN = `
export default {
  id: 'idle-rule',
  scope: 'edge',
  precedence: 1,
  sees: 'places',
  summary: 'It claims what it does not do.',
  catches: ['cell'],
  messages: { never: { what: 'Never.', why: 'Never.' } },
  suspects: () => false,
  check: () => undefined,
};
`;

describe('storypole prove', () => {
  test('shows that everything closed is caught, whatever the project holds', async () => {
    project = createProject(shop);
    const { code, stdout, stderr } = await project.run(['prove']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^(\d+) of \1 planted offences caught \(100 %\)\. \d+ open dependencies planted beside them, 0 reported\.\n/,
    );
    expect(stdout).toMatch(/ {2}misdirected-import +\d+ of \d+\n/);
    expect(stdout).toMatch(/ {2}misplaced-global +0 of 0 {2}nothing to plant\n/);
    expect(stdout).toContain('\nNothing needs\n');
  });

  test('names layers that no dependency touches, and cells that nobody uses', async () => {
    project = createProject(cleanShop);
    const { stdout } = await project.run(['prove', '--format', 'json']);
    const proof = JSON.parse(stdout) as PrintedProof;
    expect(proof.schema).toBe('storypole/proof@1');
    expect(proof.caught).toBe(proof.planted);
    expect(proof.idle.layers).toEqual(['config', 'providers', 'runtime', 'ui', 'utils']);
    expect(proof.idle.domains).toEqual([]);
  });

  test('fails and names the rule that does not catch what it claims', async () => {
    const config = '{ "plugins": ["./idle-rule.mjs"] }';
    project = createProject({ ...cleanShop, 'storypole.config.jsonc': config, 'idle-rule.mjs': PLUGIN });
    const { code, stdout } = await project.run(['prove']);
    expect(code).toBe(1);
    expect(stdout).toContain('\nNot caught\n');
    expect(stdout).toMatch(/\(cell\): idle-rule is to catch it, reported by misdirected-import\n/);
    expect(stdout).toMatch(/ {2}idle-rule +0 of \d+\n/);
  });

  test('writes Markdown to a file', async () => {
    project = createProject(cleanShop);
    const run = await project.run(['prove', '--format', 'markdown', '--output', 'proof.md']);
    expect(run).toEqual({ code: 0, stdout: '', stderr: '' });
    const page = readFileSync(`${project.root}/proof.md`, 'utf8');
    expect(page).toContain('# Proof of the policy\n');
    expect(page).toMatch(/\| `misdirected-import` \| (\d+) \| \1 \|/);
  });

  test('says which rules are off', async () => {
    const config = '{ "rules": { "deep-import": { "severity": "off" } } }';
    project = createProject({ ...cleanShop, 'storypole.config.jsonc': config });
    const { code, stdout } = await project.run(['prove']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/ {2}deep-import +0 of \d+ {2}off\n/);
    expect(stdout).toContain('rules that are off: deep-import\n');
  });
});

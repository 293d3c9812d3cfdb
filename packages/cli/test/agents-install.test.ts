import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'jsonc-parser';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AGENT_SETTINGS } from '../src/service/agent-settings';
import { HOOK_EVENTS } from '../src/service/hook-events';
import { AGENTS } from '../src/types/hook';
import { createProject, type TestProject } from './run-main';
import { cleanShop } from './shop';

let project: TestProject;
beforeEach(() => (project = createProject(cleanShop)));
afterEach(() => project.remove());

const read = (path: string): string => readFileSync(join(project.root, path), 'utf8');
const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(project.root, path)), { recursive: true });
  writeFileSync(join(project.root, path), text);
};
const install = (...args: readonly string[]) => project.run(['agents', 'install', ...args]);

const SETTINGS = `{
    // Ours, please keep.
    "model": "opus",
    "hooks": {
        "PostToolUse": [
            { "matcher": "Bash", "hooks": [{ "type": "command", "command": "audit" }] }
        ]
    }
}
`;

describe('storypole agents install', () => {
  test('writes the hooks of every agent and the block of AGENTS.md, and says so', async () => {
    const { code, stdout } = await install();
    expect(code).toBe(0);
    for (const agent of AGENTS) {
      const { file, entries } = AGENT_SETTINGS[agent];
      expect(stdout).toContain(`${file} is written.`);
      const settings = JSON.parse(read(file)) as { readonly hooks: Record<string, unknown[]> };
      for (const { list, value } of entries) expect(settings.hooks[list[1] as string]).toEqual([value]);
      expect(entries.map(({ list }) => list[1]).every((event) => (event as string) in HOOK_EVENTS[agent])).toBe(true);
    }
    expect(stdout).toContain('Codex runs hooks of a repository only once they are trusted');
    const block = read('AGENTS.md').trimEnd().split('\n');
    expect(block.length).toBeLessThanOrEqual(15);
    expect(block).toContain('| service | types, config, repo, providers, service, utils |');
    expect(block).toContain('| app | everything |');
    expect((await install()).stdout).toBe('Everything is as it shall be.\n');
  });

  test('leaves what stands in the settings where it stands, with its comments and its form', async () => {
    write('.claude/settings.json', SETTINGS);
    write('AGENTS.md', '# Map\n\nRead the docs.\n');
    await install('--agent', 'claude');
    const text = read('.claude/settings.json');
    expect(text).toContain('    // Ours, please keep.\n    "model": "opus",');
    expect(text).toContain('            { "matcher": "Bash", "hooks": [{ "type": "command", "command": "audit" }] }');
    const { hooks } = parse(text) as { hooks: Record<string, { matcher?: string }[]> };
    expect(hooks['PostToolUse']?.map(({ matcher }) => matcher)).toEqual(['Bash', 'Edit|Write|MultiEdit|NotebookEdit']);
    expect(Object.keys(hooks)).toEqual(['PostToolUse', 'Stop', 'SubagentStop']);
    expect(read('AGENTS.md')).toMatch(/^# Map\n\nRead the docs\.\n\n<!-- storypole: begin/);
    expect(existsSync(join(project.root, '.codex/hooks.json'))).toBe(false);
  });

  test('takes out what it put in, to the byte', async () => {
    write('.claude/settings.json', SETTINGS);
    write('AGENTS.md', '# Map\n\nRead the docs.\n');
    await install();
    const { stdout } = await install('--remove');
    expect(stdout).toContain('.claude/settings.json is changed.');
    expect(read('.claude/settings.json')).toBe(SETTINGS);
    expect(read('AGENTS.md')).toBe('# Map\n\nRead the docs.\n');
    expect(stdout).toContain('.cursor/hooks.json is removed.');
    expect(existsSync(join(project.root, '.cursor/hooks.json'))).toBe(false);
  });

  test('replaces an entry of an older version, and writes nothing twice', async () => {
    const old = { hooks: [{ type: 'command', command: 'npx storypole hook claude --budget 3' }] };
    write('.claude/settings.json', JSON.stringify({ hooks: { Stop: [old], PreToolUse: [old] } }));
    await install('--agent', 'claude');
    const { hooks } = JSON.parse(read('.claude/settings.json')) as { hooks: Record<string, unknown[]> };
    expect(hooks['Stop']).toHaveLength(1);
    expect(JSON.stringify(hooks['Stop'])).not.toContain('npx');
    const first = read('.claude/settings.json');
    await install('--agent', 'claude');
    expect(read('.claude/settings.json')).toBe(first);
  });

  test('writes nothing in a dry run, and nothing at all where one file cannot be edited', async () => {
    const { stdout } = await install('--dry-run', '--agent', 'gemini,cursor');
    expect(stdout).toContain('── .gemini/settings.json\n{');
    expect(existsSync(join(project.root, '.gemini'))).toBe(false);
    for (const broken of ['{ "hooks": ', '[]', '{ "hooks": { "Stop": {} } }', '{ "hooks": [] }']) {
      write('.claude/settings.json', broken);
      const { code, stderr } = await install();
      expect(code).toBe(2);
      expect(stderr).toContain('fault usage/unusable-settings');
      expect(existsSync(join(project.root, 'AGENTS.md'))).toBe(false);
      expect(read('.claude/settings.json')).toBe(broken);
    }
  });

  test('knows no other agent and no other action', async () => {
    expect((await install('--agent', 'clade')).stderr).toBe('storypole: hook knows no clade. Write claude.\n');
    expect((await project.run(['agents', 'instal'])).stderr).toBe(
      'storypole: agents knows no instal. Write install.\n',
    );
  });
});

describe('storypole generate agents', () => {
  test('keeps the block fresh, and says where it is not', async () => {
    write('AGENTS.md', '# Map\r\n\r\nAbove.\r\n');
    expect(await project.run(['generate', 'agents'])).toMatchObject({ code: 0, stdout: 'AGENTS.md is written.\n' });
    write('AGENTS.md', `${read('AGENTS.md')}\r\nBelow.\r\n`);
    expect((await project.run(['generate', 'agents', '--check'])).code).toBe(0);
    const deny = [{ from: 'service', to: 'repo', why: 'Services are handed their data.' }];
    write('storypole.config.jsonc', JSON.stringify({ preset: 'harness', deny }));
    const { code, stdout } = await project.run(['generate', 'agents', '--check']);
    expect(code).toBe(1);
    expect(stdout).toContain('AGENTS.md is not what the policy says now. Run `storypole generate agents`');
    await project.run(['generate', 'agents']);
    expect(read('AGENTS.md')).toMatch(
      /^# Map\r\n\r\nAbove\.\r\n\r\n<!-- storypole: begin[^]*<!-- storypole: end -->\r\n\r\nBelow\.\r\n$/,
    );
    expect(read('AGENTS.md')).toContain('| service | types, config, providers, service, utils |');
  });

  test('stays within 15 lines whatever the policy holds', async () => {
    const layers = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`extra-${index}`, { files: [`src/extra-${index}/**`] }]),
    );
    write(
      'storypole.config.jsonc',
      JSON.stringify({ preset: 'harness', layers, planned: Object.values(layers).flatMap(({ files }) => files) }),
    );
    const { stdout } = await project.run(['generate', 'agents', '--output', '-']);
    expect(stdout.trimEnd().split('\n')).toHaveLength(15);
    expect(stdout).toMatch(/\| … \| \d+ more: `storypole policy` \|/);
  });
});

import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { createRepository, type Repository } from '../staged/repository';
import { CHANGED, cloneChange } from './clone-change';
import { serveComments } from './serve-comments';

const workspace = fileURLToPath(new URL('../../../..', import.meta.url));
const repositories: Repository[] = [];
afterEach(() => {
  for (const repository of repositories.splice(0)) repository.remove();
});

test(
  'the check of the action deepens a shallow clone, annotates, and leaves what the next steps send',
  { timeout: 120_000 },
  () => {
    const folder = cloneChange(repositories);
    const reports = path.join(folder, '../reports');
    const output = path.join(folder, '../output');
    const { status, stdout, stderr } = spawnSync('bash', [path.join(workspace, 'ci/github/check.sh')], {
      cwd: folder,
      encoding: 'utf8',
      env: {
        ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:GIT_|npm_)/.test(name))),
        GITHUB_OUTPUT: output,
        GITHUB_WORKSPACE: folder,
        STORYPOLE_BASE: 'main',
        STORYPOLE_PATHS: '',
        STORYPOLE_REPORTS: reports,
      },
    });
    expect(status, stderr).toBe(0);
    expect(stdout).toContain(`::error file=${CHANGED},line=1`);
    expect(fs.readFileSync(output, 'utf8')).toBe('exit-code=1\n');
    const sarif = JSON.parse(fs.readFileSync(path.join(reports, 'report.sarif'), 'utf8')) as {
      readonly runs: readonly { readonly results: readonly { readonly ruleId: string }[] }[];
    };
    expect(sarif.runs[0]?.results.map(({ ruleId }) => ruleId)).toEqual(['misdirected-import']);
    const comment = fs.readFileSync(path.join(reports, 'comment.md'), 'utf8');
    expect(comment.split('\n')[0]).toBe('<!-- storypole -->');
    expect(comment).toContain('misdirected-import');
    // What the change does to the architecture.
    expect(comment).toContain('billing/service');
    expect(comment.match(/<!-- storypole/g)).toHaveLength(1);
    expect(comment.length).toBeLessThan(60_100);
  },
);

test('the comment is written once, and brought up to date after that', { timeout: 60_000 }, async () => {
  const repository = createRepository({ 'comment.md': '<!-- storypole -->\n### Storypole: no findings\n' });
  repositories.push(repository);
  const { url, stored, seen, close } = await serveComments();
  const comment = async (token: string): Promise<string> => {
    const child = spawn(process.execPath, [path.join(workspace, 'ci/github/comment.mjs')], {
      env: {
        PATH: process.env['PATH'],
        GITHUB_API_URL: url,
        GITHUB_REPOSITORY: 'shop/shop',
        GITHUB_TOKEN: token,
        STORYPOLE_COMMENT: path.join(repository.root, 'comment.md'),
        STORYPOLE_PULL_REQUEST: '12',
      },
    });
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(code).toBe(0);
    return printed;
  };
  try {
    expect(await comment('secret')).toBe('');
    expect(stored.at(-1)?.body).toContain('no findings');
    repository.write('comment.md', '<!-- storypole -->\n### Storypole: 1 finding\n');
    expect(await comment('secret')).toBe('');
    expect(stored).toHaveLength(131);
    expect(stored.at(-1)?.body).toContain('1 finding');
    expect(seen.at(-1)).toBe('PATCH /repos/shop/shop/issues/comments/7000');
    // A fork's token may not write: the run goes on, and says so.
    expect(await comment('none')).toContain('::warning title=Storypole::');
  } finally {
    close();
  }
});

interface Action {
  readonly inputs: Readonly<Record<string, object>>;
  readonly runs: {
    readonly steps: readonly { readonly run?: string; readonly shell?: string; readonly uses?: string }[];
  };
}

test('the action names scripts that are there and inputs that it has', () => {
  const text = fs.readFileSync(path.join(workspace, 'action.yml'), 'utf8');
  const action = parse(text) as Action;
  const scripts = [...text.matchAll(/\$GITHUB_ACTION_PATH\/([^"]+)"/g)].map(([, file]) => file ?? '');
  expect(scripts.length).toBeGreaterThan(1);
  for (const script of scripts) expect(fs.existsSync(path.join(workspace, script)), script).toBe(true);
  const used = new Set([...text.matchAll(/inputs\.([a-z-]+)/g)].map(([, name]) => name));
  expect([...used].sort()).toEqual(Object.keys(action.inputs).sort());
  for (const { run, shell, uses } of action.runs.steps)
    expect(uses === undefined ? [run, shell].every(Boolean) : true).toBe(true);
});

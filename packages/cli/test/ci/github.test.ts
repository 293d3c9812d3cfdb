import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { createRepository, type Repository, runGit } from '../staged/repository';

const workspace = fileURLToPath(new URL('../../../..', import.meta.url));
const SERVICE = 'src/domains/billing/service.ts';
const repositories: Repository[] = [];
afterEach(() => {
  for (const repository of repositories.splice(0)) repository.remove();
});

/** A clone of one commit, as the platform's checkout makes it, of a branch that offends. */
function cloneChange(): string {
  const origin = createRepository({
    '.gitignore': 'node_modules\n',
    'storypole.config.json': '{ "preset": "harness" }\n',
    [SERVICE]: 'export const charge = () => 1;\n',
    'src/domains/billing/ui.ts': 'export const button = 1;\n',
  });
  repositories.push(origin);
  origin.git('add', '--all');
  origin.git('commit', '--quiet', '--message', 'A shop');
  origin.git('config', 'uploadpack.allowFilter', 'true');
  origin.git('checkout', '--quiet', '-b', 'change');
  origin.write(SERVICE, "import { button } from './ui';\nexport const charge = () => button;\n");
  origin.git('commit', '--quiet', '--all', '--message', 'An offence');
  const home = createRepository({});
  repositories.push(home);
  runGit(home.root, 'clone', '--quiet', '--depth', '1', '--branch', 'change', `file://${origin.root}`, 'clone');
  const folder = path.join(home.root, 'clone');
  const binaries = path.join(folder, 'node_modules/.bin');
  fs.mkdirSync(binaries, { recursive: true });
  const program = path.join(workspace, 'packages/cli/bin/storypole.mjs');
  fs.writeFileSync(path.join(binaries, 'storypole'), `#!/bin/sh\nexec node '${program}' "$@"\n`, { mode: 0o755 });
  return folder;
}

test(
  'the check of the action deepens a shallow clone, annotates, and leaves what the next steps send',
  { timeout: 120_000 },
  () => {
    const folder = cloneChange();
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
    expect(stdout).toContain(`::error file=${SERVICE},line=1`);
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
  const stored: { id: number; body: string }[] = Array.from({ length: 130 }, (_, id) => ({ id, body: 'Another.' }));
  const seen: string[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
      seen.push(`${request.method ?? ''} ${pathname}`);
      const body = text === '' ? '' : (JSON.parse(text) as { readonly body: string }).body;
      if (request.headers.authorization !== 'Bearer secret') response.writeHead(403).end('{}');
      else if (request.method === 'GET') {
        const page = Number(searchParams.get('page')) - 1;
        response.end(JSON.stringify(stored.slice(page * 100, page * 100 + 100)));
      } else if (request.method === 'POST') {
        stored.push({ id: 7_000, body });
        response.writeHead(201).end('{}');
      } else {
        const own = stored.find(({ id }) => pathname.endsWith(`/comments/${id}`));
        if (own !== undefined) own.body = body;
        response.end('{}');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const comment = async (token: string): Promise<string> => {
    const child = spawn(process.execPath, [path.join(workspace, 'ci/github/comment.mjs')], {
      env: {
        PATH: process.env['PATH'],
        GITHUB_API_URL: `http://127.0.0.1:${port}`,
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
    server.close();
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

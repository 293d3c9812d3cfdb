import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import type { Repository } from '../staged/repository';
import { CHANGED, cloneChange } from './clone-change';
import { findActionErrors } from './find-action-errors';
import { runAction } from './run-action';
import { serveComments } from './serve-comments';

const workspace = fileURLToPath(new URL('../../../..', import.meta.url));
const text = fs.readFileSync(path.join(workspace, 'action.yml'), 'utf8');
const repositories: Repository[] = [];
afterEach(() => {
  for (const repository of repositories.splice(0)) repository.remove();
});

const pullRequest = {
  event_name: 'pull_request',
  base_ref: 'main',
  sha: 'c0ffee',
  token: 'secret',
  event: { pull_request: { number: 12 } },
};
const push = { ...pullRequest, event_name: 'push', base_ref: '', event: {} };

test("the action obeys the platform's schema, and one that does not is noticed", () => {
  expect(findActionErrors(text)).toEqual([]);
  expect(findActionErrors(text.replace('using: composite', 'using: steps'))).not.toEqual([]);
  expect(findActionErrors(text.replace('      shell: bash\n', ''))).not.toEqual([]);
  expect(findActionErrors(text.replace('inputs:', 'inputs: ['))).not.toEqual([]);
});

test('a pull request that offends gets annotations, SARIF and a comment, and fails', { timeout: 120_000 }, async () => {
  const folder = cloneChange(repositories);
  const { url, stored, close } = await serveComments();
  const env = { GITHUB_API_URL: url, GITHUB_REPOSITORY: 'shop/shop' };
  try {
    const { steps, handed, outputs, log, summary } = await runAction(text, { folder, github: pullRequest, env });
    expect(steps, log).toEqual([
      'Restore what earlier runs learned: actions/cache',
      'Check: success',
      'Upload to code scanning: github/codeql-action/upload-sarif',
      'Comment: success',
      'Result: failure',
    ]);
    expect(outputs).toEqual({ 'exit-code': '1' });
    expect(log).toContain(`::error file=${CHANGED},line=1`);
    expect(log).not.toContain('::warning');
    const sarif = fs.readFileSync(handed['Upload to code scanning']?.['sarif_file'] ?? '', 'utf8');
    expect(sarif).toContain('"ruleId": "misdirected-import"');
    expect(stored).toHaveLength(131);
    expect(stored.at(-1)?.body).toContain('misdirected-import');
    expect(summary).toBe(stored.at(-1)?.body);
  } finally {
    close();
  }
});

test('a push has no base and no comment, and leaves what it learned where the cache looks', async () => {
  const folder = cloneChange(repositories);
  const { steps, handed, log } = await runAction(text, { folder, github: push });
  expect(steps.slice(1), log).toEqual([
    'Check: success',
    'Upload to code scanning: github/codeql-action/upload-sarif',
    'Comment: skipped',
    'Result: failure',
  ]);
  const kept = path.join(folder, handed['Restore what earlier runs learned']?.['path'] ?? '');
  expect(fs.readdirSync(kept)).toHaveLength(1);
});

test('inputs name files and switch steps off, and a fault is the result', async () => {
  const folder = cloneChange(repositories);
  const inputs = { cache: 'false', sarif: 'false', paths: 'src/domains/billing/ui.ts' };
  const clean = await runAction(text, { folder, github: push, inputs });
  expect(clean.steps, clean.log).toEqual([
    'Restore what earlier runs learned: skipped',
    'Check: success',
    'Upload to code scanning: skipped',
    'Comment: skipped',
    'Result: success',
  ]);
  expect(clean.outputs).toEqual({ 'exit-code': '0' });
  fs.writeFileSync(path.join(folder, 'storypole.config.json'), '{ "preset": "harnes" }\n');
  const faulty = await runAction(text, { folder, github: push, inputs });
  expect(faulty.outputs).toEqual({ 'exit-code': '2' });
  expect(faulty.steps.at(-1)).toBe('Result: failure');
});

test('a step that is broken fails, and none follows it', async () => {
  const folder = cloneChange(repositories);
  const broken = await runAction(text.replace('github/check.sh', 'github/chek.sh'), { folder, github: push });
  expect(broken.steps.slice(1)).toEqual([
    'Check: failure',
    'Upload to code scanning: skipped',
    'Comment: skipped',
    'Result: skipped',
  ]);
  expect(broken.log).toContain('chek.sh: No such file or directory');
  const misspelt = runAction(text.replace('inputs.cache ==', 'input.cache =='), { folder, github: push });
  await expect(misspelt).rejects.toThrow('Unrecognized named-value');
});

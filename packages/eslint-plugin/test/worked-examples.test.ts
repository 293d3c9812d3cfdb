import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const repository = path.join(import.meta.dirname, '../../..');
const bins = {
  9: path.join(path.dirname(createRequire(import.meta.url).resolve('eslint/package.json')), 'bin/eslint.js'),
  10: path.join(repository, 'node_modules/eslint/bin/eslint.js'),
};

interface Result {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string; readonly line: number; readonly column: number }[];
}

/** What the command `eslint .` of a user prints in a fixture, with the built plugin. */
function runEslint(major: keyof typeof bins, fixture: string): readonly string[] {
  const cwd = path.join(repository, 'fixtures', fixture);
  const { stdout, stderr } = spawnSync(process.execPath, [bins[major], '.', '--format', 'json'], {
    cwd,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return (JSON.parse(stdout) as readonly Result[]).flatMap(({ filePath, messages }) =>
    messages.map(
      ({ ruleId, line, column }) => `${path.relative(cwd, filePath).replaceAll('\\', '/')}:${line}:${column} ${ruleId}`,
    ),
  );
}

describe.each([9, 10] as const)('ESLint %s finds what is planted', (major) => {
  test.each([
    [
      'eslint-plain',
      [
        'src/domains/invoices/service.ts:1:16 storypole/misplaced-package',
        'src/domains/invoices/service.ts:3:29 storypole/misdirected-import',
      ],
    ],
    [
      'eslint-monorepo',
      [
        'packages/catalog/src/repo/read-books.ts:1:27 storypole/misdirected-import',
        'packages/web/src/ui/page.ts:1:27 storypole/deep-import',
      ],
    ],
    [
      'eslint-vue',
      [
        'src/domains/outfits/service/pick-outfit.ts:1:24 storypole/misdirected-import',
        'src/domains/outfits/ui/OutfitPage.vue:10:25 storypole/deep-import',
      ],
    ],
  ])('in fixtures/%s', (fixture, expected) => {
    expect(runEslint(major, fixture)).toEqual(expected);
  });
});

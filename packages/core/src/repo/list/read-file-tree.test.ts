import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { nodeFileSystem } from '#providers/node-file-system';
import { nodeGit } from '#providers/node-git';
import { pathOfFile } from '#types/file-tree';
import { readFileTree } from './read-file-tree';

const folders: string[] = [];

function writeTree(files: Readonly<Record<string, string>>): string {
  const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'storypole-tree-')));
  folders.push(root);
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), text);
  }
  return root;
}

function list(root: string): string[] {
  const { tree } = readFileTree(root, {
    fileSystem: nodeFileSystem,
    git: nodeGit,
  });
  return tree.names.map((_, file) => pathOfFile(tree, file)).sort();
}

function git(root: string, ...args: string[]): string {
  return execFileSync('git', args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

function listByGit(root: string): string[] {
  const output = git(root, 'ls-files', '-z', '-c', '-o', '--exclude-standard');
  return [...new Set(output.split('\0').filter((file) => file !== ''))].sort();
}

afterEach(() => {
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
});

describe('readFileTree', () => {
  test('lists what git does not ignore, by the rules of nested files', () => {
    const root = writeTree({
      '.gitignore': 'dist/\n*.log\n!keep.log\n/only-here.ts\n',
      'a.ts': '',
      'b.log': '',
      'keep.log': '',
      'only-here.ts': '',
      'deep/only-here.ts': '',
      'dist/x.ts': '',
      'deep/dist/y.ts': '',
      'deep/.gitignore': '!*.log\nlocal.ts\n',
      'deep/c.log': '',
      'deep/local.ts': '',
      'node_modules/p/index.ts': '',
    });
    git(root, 'init', '-q');
    fs.appendFileSync(path.join(root, '.gitignore'), 'node_modules\n');
    expect(list(root)).toEqual(listByGit(root));
    expect(list(root)).toContain('deep/c.log');
  });

  test('keeps files that are tracked although a rule ignores them', () => {
    const root = writeTree({
      '.gitignore': 'generated/\n',
      'generated/kept.ts': '',
      'generated/left.ts': '',
    });
    git(root, 'init', '-q');
    git(root, 'add', '-f', 'generated/kept.ts');
    expect(list(root)).toEqual(['.gitignore', 'generated/kept.ts']);
  });

  test('obeys rules above the root', () => {
    const root = writeTree({
      '.gitignore': 'packages/*/out\nsecret.ts\n',
      'packages/p/out/a.ts': '',
      'packages/p/src/secret.ts': '',
      'packages/p/src/b.ts': '',
    });
    git(root, 'init', '-q');
    expect(list(`${root}/packages/p`)).toEqual(['src/b.ts']);
  });

  test('takes in again what a deeper file does not ignore any more', () => {
    const root = writeTree({
      '.gitignore': 'dist\n*.log\n',
      'a/.gitignore': '!dist/\n',
      'a/dist/kept.ts': '',
      'a/dist/dropped.log': '',
      'a/dist/deep/dist': '',
      'b/dist/dropped.ts': '',
    });
    git(root, 'init', '-q');
    expect(list(root)).toEqual(listByGit(root));
    expect(list(root)).toContain('a/dist/kept.ts');
  });

  test('ends on links that loop, and gives linked files of the tree one more name', () => {
    const root = writeTree({ 'a/file.ts': '' });
    fs.symlinkSync('..', path.join(root, 'a/up'));
    fs.symlinkSync('self', path.join(root, 'a/self'));
    fs.symlinkSync('file.ts', path.join(root, 'a/alias.ts'));
    fs.symlinkSync('/', path.join(root, 'a/away'));
    const { tree, faults } = readFileTree(root, {
      fileSystem: nodeFileSystem,
      git: nodeGit,
    });
    expect(faults).toEqual([]);
    expect(tree.names).toEqual(['file.ts']);
    const folder = tree.entries[~(tree.entries[0]?.get('a') as number)];
    expect(folder?.get('alias.ts')).toBe(0);
    expect(folder?.get('up')).toBe(~0);
    expect(folder?.has('away')).toBe(false);
  });

  test('agrees with git on random rules', () => {
    const name = fc.constantFrom('a', 'b', 'c.ts', 'd.log', 'dist', 'e f.ts');
    const file = fc.array(name, { minLength: 1, maxLength: 3 }).map((segments) => segments.join('/'));
    const rule = fc
      .tuple(
        fc.constantFrom('', '', '!', '/'),
        fc.array(fc.constantFrom('a', 'b', '*', '**', 'dist', '*.ts', '*.log', 'c.ts', '?', '[ab]', 'd.*'), {
          minLength: 1,
          maxLength: 2,
        }),
        fc.constantFrom('', '', '/'),
      )
      .map(([before, segments, after]) => before + segments.join('/') + after);
    fc.assert(
      fc.property(
        fc.array(file, { maxLength: 8 }),
        fc.array(rule, { maxLength: 4 }),
        fc.array(rule, { maxLength: 2 }),
        (files, rules, nested) => {
          const tree: Record<string, string> = {
            '.gitignore': rules.join('\n'),
            'a/.gitignore': nested.join('\n'),
          };
          for (const path of [...new Set(files)].sort()) {
            const clash = Object.keys(tree).some(
              (other) => other === path || other.startsWith(`${path}/`) || path.startsWith(`${other}/`),
            );
            if (!clash) tree[path] = '';
          }
          const root = writeTree(tree);
          git(root, 'init', '-q');
          expect(list(root)).toEqual(listByGit(root));
          fs.rmSync(root, { recursive: true, force: true });
        },
      ),
      { numRuns: 60 },
    );
  });
});

import { afterEach, describe, expect, test } from 'vitest';
import { createRepository, type Repository, toLines } from './repository';

const CONFIG = 'storypole.config.json';
const TIGHT = '{ "preset": "harness" }\n';
const LOOSE = '{ "preset": "harness", "exclude": ["src/utils/**"] }\n';
const MONEY = 'src/utils/money.ts';
const LOOSENING = `${CONFIG}:1 loosened-policy`;

let repository: Repository;
afterEach(() => repository.remove());

/** A repository on a branch of its own, with nothing changed yet. */
function startChange(): Repository {
  repository = createRepository({ [CONFIG]: TIGHT, [MONEY]: 'export const cents = 100;\n' });
  repository.git('add', '--all');
  repository.git('commit', '--quiet', '--message', 'A shop');
  repository.git('switch', '--quiet', '--create', 'change');
  return repository;
}

describe('check --staged --base', () => {
  const gate = async (): Promise<readonly string[]> =>
    toLines(await repository.run(['check', '--staged', '--base', 'main', '--format', 'json']));

  test('reports a loosening that is staged, though the working tree has taken it back', async () => {
    const { write, git } = startChange();
    write(CONFIG, LOOSE);
    git('add', CONFIG);
    write(CONFIG, TIGHT);
    expect(await gate()).toContain(LOOSENING);
    expect(toLines(await repository.run(['check', '--base', 'main', '--format', 'json']))).toEqual([]);
  });

  test('reports no loosening that is not staged', async () => {
    const { write, git } = startChange();
    write(CONFIG, LOOSE);
    write('lib/free.ts', 'export const free = 1;\n');
    expect(await gate()).toEqual([]);
    git('add', CONFIG);
    expect(await gate()).toContain(LOOSENING);
  });

  test('reports what was committed before and is staged no more otherwise', async () => {
    const { write, git } = startChange();
    write(CONFIG, LOOSE);
    git('commit', '--quiet', '--all', '--message', 'Loosen');
    expect(await gate()).toContain(LOOSENING);
    write(CONFIG, TIGHT);
    expect(await gate()).toContain(LOOSENING);
    git('add', CONFIG);
    expect(await gate()).toEqual([]);
  });

  test('reports a suppression in the staged part of a file', async () => {
    const { write, git } = startChange();
    write(MONEY, '/* eslint-disable */\nexport const cents = 100;\n');
    git('add', MONEY);
    write(MONEY, 'export const cents = 100;\n');
    expect(await gate()).toEqual([`${MONEY}:1 new-suppression`]);
  });

  test('reports a hook that is removed from the index alone', async () => {
    const { write, git } = startChange();
    write('.husky/pre-commit', 'npx storypole check --staged\n');
    git('add', '--all');
    git('commit', '--quiet', '--message', 'Guard');
    git('branch', '--force', 'main');
    git('rm', '--quiet', '--cached', '.husky/pre-commit');
    expect(await gate()).toEqual(['.husky/pre-commit:1 removed-check']);
  });
});

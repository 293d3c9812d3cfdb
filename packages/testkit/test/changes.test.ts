import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { assertThat } from '../src/assert';
import { openKit } from '../src/index';
import { clinic } from './clinic';

let folder = '';

const git = (...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@localhost', ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
const write = (file: string, text: string): void => {
  fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  fs.writeFileSync(path.join(folder, file), text);
};
const change = () => openKit({ root: folder }).arch.changedSince('main');

beforeEach(() => {
  folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'storypole-change-')));
  fs.cpSync(fileURLToPath(new URL('../../../fixtures/clinic', import.meta.url)), folder, { recursive: true });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'A clinic');
  git('switch', '--quiet', '--create', 'feature');
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

test('nothing changed, and every matcher of changes is green', () => {
  const c = change();
  expect(c.base).toBe(git('rev-parse', 'main').trim());
  for (const delta of [c.files, c.edges, c.exports, c.packages]) {
    expect([...delta.added, ...delta.removed]).toEqual([]);
    assertThat(delta).toAddNone('thing');
    assertThat(delta).toRemoveNone('thing');
  }
  expect(c.changed).toHaveLength(0);
  assertThat(c).toAddNoFindings();
});

test('commits, staged, unstaged and untracked files are one change, read without a checkout', () => {
  write(
    'src/domains/patients/service.ts',
    "import { findPatient } from './repo';\nimport type {} from '../appointments';\nexport const requirePatient = findPatient;\n",
  );
  git('commit', '--quiet', '--all', '--message', 'Need the other');
  write(
    'src/domains/appointments/repo.ts',
    "import pg from 'pg';\nimport 'drizzle-orm';\nexport const saveBooking = pg;\n",
  );
  git('add', '--all');
  write('src/utils/new.ts', "export * from 'zod';\n");
  fs.rmSync(path.join(folder, 'src/domains/appointments/ui/booking-form.tsx'));
  write('package.json', JSON.stringify({ dependencies: { pg: '*', zod: '*', 'drizzle-orm': '*' } }));
  const head = git('status', '--porcelain');
  const c = change();
  const edge = ({ from, to }: { from: { path: string }; to: string }): string => `${from.path} ${to}`;
  expect(c.files.added.map(({ path: file }) => file)).toEqual(['src/utils/new.ts']);
  expect(c.files.removed.map(({ path: file }) => file)).toEqual(['src/domains/appointments/ui/booking-form.tsx']);
  expect(c.changed.map(({ path: file }) => file)).toEqual([
    'src/domains/appointments/repo.ts',
    'src/domains/patients/service.ts',
  ]);
  expect(c.edges.added.map(edge)).toEqual([
    'src/utils/new.ts zod',
    'src/domains/appointments/repo.ts drizzle-orm',
    'src/domains/patients/service.ts src/domains/appointments/index.ts',
  ]);
  expect(c.edges.removed.map(edge)).toEqual([
    'src/domains/appointments/repo.ts src/domains/appointments/types.ts',
    'src/domains/patients/service.ts src/domains/patients/types.ts',
    'src/domains/appointments/ui/booking-form.tsx src/domains/appointments/types.ts',
  ]);
  expect(c.packages.added.map(({ name }) => name)).toEqual(['drizzle-orm']);
  expect(c.findings.added.map(({ rule }) => rule)).toContain('cross-domain-import');
  expect(git('status', '--porcelain')).toBe(head);
  expect(() => assertThat(c).toAddNoFindings()).toThrow(
    /toAddNoFindings: the change must add nothing[^]*cross-domain-import/,
  );
  expect(() => assertThat(c.edges).toAddNone('edge between domains', (e) => e.crossesDomains)).toThrow(
    /the change must add no edge between domains: 1 finding\.[^]*src\/domains\/patients\/service\.ts:2:21/,
  );
  assertThat(c.edges).toRemoveNone('edge between domains', (e) => e.crossesDomains);
  expect(() => assertThat(c.packages).toAddNone('package', undefined, { fix: 'ask first' })).toThrow(
    'fix:  Ask first.',
  );
  expect(() => assertThat(c.files).toRemoveNone('file')).toThrow(
    'booking-form.tsx (appointments/ui): the change removes this file.',
  );
});

test('public exports that come and go are told by the entry', () => {
  write('src/domains/patients/index.ts', "export { requirePatient, UnknownPatient } from './service';\n");
  const { exports } = change();
  expect(exports.added.map(({ name, file }) => [name, file.path])).toEqual([
    ['UnknownPatient', 'src/domains/patients/index.ts'],
  ]);
  expect(exports.removed.map(({ name }) => name)).toEqual(['Patient']);
  expect(() => assertThat(exports).toRemoveNone('public export')).toThrow(
    '`Patient` in src/domains/patients/types.ts (patients/types): the change removes this public export.',
  );
});

test('a finding that was there before is not of the change, though its line moved', () => {
  write(
    'src/domains/patients/types.ts',
    "import './service';\nexport interface Patient { readonly id: string; readonly name: string }\n",
  );
  git('commit', '--quiet', '--all', '--message', 'Debt');
  git('branch', '--force', 'main', 'HEAD');
  write(
    'src/domains/patients/types.ts',
    "\n\nimport './service';\nexport interface Patient { readonly id: string; readonly name: string }\n",
  );
  assertThat(change()).toAddNoFindings();
});

test('a branch that there is not is said', () => {
  expect(() => openKit({ root: folder }).arch.changedSince('trunk')).toThrow('git knows no `trunk`.');
});

test('a folder without git is said', () => {
  fs.rmSync(path.join(folder, '.git'), { recursive: true });
  expect(() => change()).toThrow('is in no git repository');
});

test('a project in memory has no history', () => {
  expect(() => clinic().arch.changedSince('main')).toThrow('A project in memory has no history.');
});

test('conditions of changes answer at once, and matchers of changes test changes', () => {
  write('src/utils/new.ts', 'export {};\n');
  const c = change();
  expect(() => assertThat(c.files).toAddNone('file', (() => 'yes') as never)).toThrow('answered with a string');
  expect(() => assertThat(c.files.added as never).toAddNone('file')).toThrow('takes one kind of what a change makes');
  expect(() => assertThat(c.files).toAddNoFindings()).toThrow('toAddNoFindings tests a change.');
});

test('known debt is accepted as the command accepts it, and can be counted', () => {
  const offence = 'src/domains/patients/types/odd.ts';
  write(offence, "import './missing';\nexport const odd = 1;\n");
  const { arch, files } = openKit({ root: folder });
  expect(arch.knownDebt()).toEqual([]);
  expect(() => assertThat(files.at(offence)).toRespectPolicy('unresolved-import')).toThrow('missing');
  write(
    'storypole.debt.json',
    JSON.stringify({
      schema: 'storypole/debt@1',
      debt: { 'unresolved-import': { [offence]: { './missing': { value: 1 } } } },
    }),
  );
  const later = openKit({ root: folder });
  assertThat(later.files.at(offence)).toRespectPolicy('unresolved-import');
  expect(later.arch.knownDebt()).toEqual([
    { rule: 'unresolved-import', from: offence, to: './missing', symbol: 'value', count: 1 },
  ]);
});

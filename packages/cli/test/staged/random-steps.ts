import fc from 'fast-check';
import fs from 'node:fs';
import path from 'node:path';
import { type Repository, runGit } from './repository';

const FILES = [
  'src/domains/billing/index.ts',
  'src/domains/billing/service.ts',
  'src/domains/billing/service/charge.ts',
  'src/domains/billing/ui.ts',
  'src/domains/orders/repo.ts',
  'src/domains/orders/repo/table.ts',
  'src/utils/money.ts',
  'src/utils/mö ney.ts',
  'src/loose.ts',
] as const;
const CODE = [
  '../billing',
  '../billing/ui',
  './service',
  './service/charge',
  './repo',
  '../../utils/money',
  './ui',
].map((specifier) => `import '${specifier}';\nexport const value = 1;\n`);
const SETTINGS: Readonly<Record<string, readonly string[]>> = {
  '.gitignore': ['', '*.log\n', 'money.ts\n', 'orders/\n'],
  'storypole.config.json': [
    '{ "preset": "harness" }',
    '{ "preset": "harness", "domains": { "uses": { "orders": ["billing"] } } }',
    '{ "preset": "harness", "deny": [{ "from": "ui", "to": "service", "why": "Pages read runtime." }] }',
  ],
};

const file = fc.constantFrom(...FILES, ...Object.keys(SETTINGS));
const write = fc.constantFrom(...FILES, ...Object.keys(SETTINGS)).chain((target) =>
  fc.record({
    kind: fc.constant('write' as const),
    target: fc.constant(target),
    text: fc.constantFrom(...(SETTINGS[target] ?? CODE)),
  }),
);
/** One thing that may happen to a working tree and its index. */
export const step = fc.oneof(
  { weight: 4, arbitrary: write },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), target: file }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('stage' as const), target: file }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('stageAll' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('unstage' as const), target: file }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('forget' as const), target: file }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('intend' as const), target: file }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('rename' as const), target: file, to: file }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('commit' as const) }) },
);
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What is committed, or staged, first. */
export const START = {
  'storypole.config.json': '{ "preset": "harness" }',
  'src/domains/billing/service.ts': 'export const value = 1;\n',
  'src/utils/money.ts': 'export const value = 1;\n',
};
/** Does nothing where it cannot be done. */
export function take(repository: Repository, one: Step): void {
  const git = (...args: readonly string[]): void => {
    try {
      runGit(repository.root, ...args);
    } catch {
      // A file that is not there cannot be staged, unstaged or renamed.
    }
  };
  switch (one.kind) {
    case 'write':
      clearWay(repository, one.target);
      return repository.write(one.target, one.text);
    case 'delete':
      return fs.rmSync(path.join(repository.root, one.target), { recursive: true, force: true });
    case 'stage':
      return git('add', '--all', '--', one.target);
    case 'stageAll':
      return git('add', '--all');
    case 'unstage':
      return git('reset', '--quiet', '--', one.target);
    case 'forget':
      return git('rm', '--quiet', '-r', '--cached', '--', one.target);
    case 'intend':
      return git('add', '--intent-to-add', '--', one.target);
    case 'rename':
      return git('mv', one.target, one.to);
    case 'commit':
      return git('commit', '--quiet', '--message', 'A step');
  }
}

/** A file may stand where the way to another one leads, or the other way round. */
function clearWay(repository: Repository, target: string): void {
  const absolute = path.join(repository.root, target);
  if (fs.statSync(absolute, { throwIfNoEntry: false })?.isDirectory() === true)
    fs.rmSync(absolute, { recursive: true });
}

/** Removes all but what git keeps. */
export function empty({ root }: Repository): void {
  for (const name of fs.readdirSync(root)) {
    if (name !== '.git') fs.rmSync(path.join(root, name), { recursive: true });
  }
}

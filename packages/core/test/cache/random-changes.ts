import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';

/** A project that has something of everything a run looks at. */
export const START = {
  'storypole.config.jsonc': '{ "preset": "harness" }',
  'package.json': '{ "name": "shop", "dependencies": { "pg": "8" } }',
  'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
  'src/domains/billing/types/money.ts': 'export type Money = number;',
  'src/domains/billing/repo/ledger.ts': `import type { Money } from '../types/money';\nexport const read = (): Money => 1;`,
  'src/domains/billing/service/charge.ts': `import { read } from '@/domains/billing/repo/ledger';\nexport const charge = read;`,
  'src/domains/billing/ui/page.ts': `import { charge } from '../service/charge';\nexport const page = charge;`,
  'src/domains/accounts/index.ts': `export { open } from './service/open';`,
  'src/domains/accounts/service/open.ts': 'export const open = 1;',
  'src/app/main.ts': `import '../domains/billing/ui/page';`,
  'scripts/tool.ts': `export { read } from '../src/domains/billing/repo/ledger';`,
};

const FOLDERS = ['src/domains/billing/ui', 'src/domains/billing/repo', 'src/domains/accounts'];

/** One thing that may happen to a project. */
export type Change =
  | { readonly kind: 'write'; readonly path: string; readonly text: string }
  /** As editors do: a file beside it, renamed over it. */
  | { readonly kind: 'save'; readonly path: string; readonly text: string }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }
  | { readonly kind: 'link'; readonly path: string; readonly to: string }
  | { readonly kind: 'touch'; readonly path: string }
  /** A comment: what the file holds is the same, elsewhere in it or not. */
  | { readonly kind: 'note'; readonly path: string; readonly isFirst: boolean }
  /** Another word where one stands: other names, of the same modules. */
  | { readonly kind: 'reword'; readonly path: string; readonly word: string; readonly by: string }
  /** The last line comes first. */
  | { readonly kind: 'turn'; readonly path: string }
  /** Of all that is there. */
  | { readonly kind: 'commit' }
  /** Sets all times back, so that none is too recent to prove anything. */
  | { readonly kind: 'age' };

const path = fc.constantFrom(
  ...Object.keys(START).filter((path) => path.endsWith('.ts')),
  'src/domains/billing/repo/new.ts',
  'src/utils/text.ts',
  'lib/domains/billing/repo/ledger.ts',
);
const specifier = fc.constantFrom(
  '../repo/ledger',
  '@/domains/billing/ui/page',
  '../../accounts',
  './new',
  'pg',
  'left',
  'node:fs',
  '../types/money',
  '../../../../scripts/tool',
  '@/utils/text',
);
const text = fc
  .array(
    fc.oneof(
      specifier.map((to) => `import { read } from '${to}';`),
      specifier.map((to) => `export * from '${to}';`),
      specifier.map((to) => `import type { Money } from '${to}';`),
      fc.constantFrom('export const read = 1;', `import(process.env.X);`, `import { `, `export default read;`),
      fc.constantFrom('export const other = () => read;', 'process.env.HOME;'),
    ),
    { maxLength: 4 },
  )
  .map((lines) => lines.join('\n'));
const write = (path: string, ...texts: readonly string[]): fc.Arbitrary<Change> =>
  fc.constantFrom(...texts).map((text) => ({ kind: 'write' as const, path, text }));

/** What may happen, the usual things more often. */
export const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constantFrom('write' as const, 'save' as const), path, text }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove' as const), path }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('rename' as const), path, to: path }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('remove' as const), path: fc.constantFrom(...FOLDERS) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('rename' as const),
      path: fc.constantFrom(...FOLDERS),
      to: fc.constantFrom('src/domains/billing/runtime', 'src/domains/mail', ...FOLDERS),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('link' as const), path, to: path }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('touch' as const), path }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('note' as const), path, isFirst: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('reword' as const),
      path,
      word: fc.constantFrom('read', 'Money', 'charge', 'other', 'open', '{ read }', 'export const'),
      by: fc.constantFrom('read', 'Money', 'charge', 'page', 'default as read', '* as read', '{ open }', 'const'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('turn' as const), path }) },
  { weight: 1, arbitrary: fc.constant<Change>({ kind: 'commit' }) },
  { weight: 1, arbitrary: fc.constant<Change>({ kind: 'age' }) },
  {
    weight: 1,
    arbitrary: write(
      'tsconfig.json',
      '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
      '{ "compilerOptions": { "paths": { "@/*": ["./lib/*"] } } }',
      '{ "extends": "./base.json" }',
      '{ "extends": ',
    ),
  },
  { weight: 1, arbitrary: write('base.json', '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }', '{}') },
  { weight: 1, arbitrary: write('.gitignore', 'new.ts', 'ui/', '') },
  { weight: 1, arbitrary: write('package.json', '{ "name": "shop" }', START['package.json']) },
  { weight: 1, arbitrary: write('node_modules/left/package.json', '{ "name": "left" }') },
  {
    weight: 1,
    arbitrary: write(
      'storypole.config.jsonc',
      '{ "preset": "harness" }',
      '{ "preset": "harness/adjacent" }',
      '{ "extends": "./team.json" }',
      '{ "layers": 1 }',
      '{ "globals": { "process.env": { "onlyIn": ["config"], "why": "It is read once." } } }',
      '{ "outside": [{ "files": ["scripts/**"], "onlyIn": ["repo"], "why": "It was there before." }] }',
    ),
  },
  {
    weight: 1,
    arbitrary: write(
      'storypole.config.mjs',
      'export default { preset: "harness" };',
      'export default { preset: "harness/adjacent" };',
    ),
  },
  {
    weight: 1,
    arbitrary: write('team.json', '{ "deny": [{ "from": "ui", "to": "service", "why": "Pages read." }] }', '{}'),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('remove' as const),
      path: fc.constantFrom(
        'storypole.config.jsonc',
        'storypole.config.mjs',
        'tsconfig.json',
        'base.json',
        'team.json',
        'package.json',
      ),
    }),
  },
);

/** A few changes, then a look, and so on. */
export const rounds = fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 });

/** Brings the project back to its beginning. */
export function restart(root: string): void {
  for (const name of readdirSync(root)) {
    if (name !== '.git') rmSync(join(root, name), { recursive: true, force: true });
  }
  for (const [path, text] of Object.entries(START)) put(join(root, path), text);
}

/** Does nothing where it cannot be done. */
export function apply(root: string, change: Change): void {
  try {
    carryOut(root, change);
  } catch {
    // Nothing there to rename or touch, or a folder in the way.
  }
}

function carryOut(root: string, change: Change): void {
  if (change.kind === 'age') return age(root);
  if (change.kind === 'commit') return commit(root);
  const path = join(root, change.path);
  if (change.kind === 'write') put(path, change.text);
  else if (change.kind === 'note') {
    const text = readFileSync(path, 'utf8');
    put(path, change.isFirst ? `// A note.\n${text}` : `${text}\n// A note.`);
  } else if (change.kind === 'reword') {
    put(path, readFileSync(path, 'utf8').replace(change.word, change.by));
  } else if (change.kind === 'turn') {
    const lines = readFileSync(path, 'utf8').split('\n');
    put(path, [lines.at(-1), ...lines.slice(0, -1)].join('\n'));
  } else if (change.kind === 'save') {
    put(`${path}.tmp`, change.text);
    renameSync(`${path}.tmp`, path);
  } else if (change.kind === 'remove') rmSync(path, { recursive: true, force: true });
  else if (change.kind === 'rename') {
    if (!existsSync(path)) return;
    mkdirSync(dirname(join(root, change.to)), { recursive: true });
    renameSync(path, join(root, change.to));
  } else if (change.kind === 'link') {
    if (change.path === change.to) return;
    rmSync(join(root, change.to), { force: true });
    symlinkSync(path, join(root, change.to));
  } else utimesSync(path, new Date(), new Date());
}

/** Does nothing where the folder is no repository. */
export function commit(root: string): void {
  const git = (...args: readonly string[]): unknown =>
    execFileSync('git', ['-c', 'user.email=a@b.c', '-c', 'user.name=a', ...args], { cwd: root, stdio: 'ignore' });
  git('add', '-A');
  git('commit', '-qm', 'x', '--allow-empty');
}

function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function age(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const child = join(folder, entry.name);
    if (entry.isDirectory()) age(child);
    else if (entry.isFile()) utimesSync(child, 1_700_000_000, 1_700_000_000);
  }
  utimesSync(folder, 1_700_000_000, 1_700_000_000);
}

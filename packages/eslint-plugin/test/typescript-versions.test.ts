import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { writeFiles } from './write-files';

// Real tools start slowly on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const repository = path.join(import.meta.dirname, '../../..');
const modules = path.join(repository, 'node_modules');
/** Where each version lies in this repository. */
const TYPESCRIPT = {
  5: path.join(modules, 'typescript5'),
  6: path.join(modules, 'typescript'),
  7: path.join(repository, 'fixtures/frameworks/typescript-7/node_modules/typescript'),
};
const roots: string[] = [];
afterAll(() => {
  for (const root of roots) fs.rmSync(root, { recursive: true });
});

/** Ends the run where the project, or the parser, has another compiler than the test says. */
const toAssertion = (installed: number, parsing: number): string => `
  import { createRequire } from 'node:module';
  import { readFileSync } from 'node:fs';
  const require = createRequire(import.meta.url);
  const majorOf = (path) => JSON.parse(readFileSync(path, 'utf8')).version.split('.')[0];
  const own = majorOf(require.resolve('typescript/package.json'));
  const estree = require.resolve('@typescript-eslint/typescript-estree');
  const parsers = majorOf(createRequire(estree).resolve('typescript/package.json'));
  if (own !== '${installed}' || parsers !== '${parsing}') throw new Error(own + ' and ' + parsers);`;

interface Project {
  readonly typescript: keyof typeof TYPESCRIPT;
  readonly assertion: string;
  readonly languages: string;
  /** Whether packages see what lies beside their links, as if they were copied. */
  readonly isFlat: boolean;
}

/** What a user's ESLint reports, with everything in the project's own \`node_modules\`. */
function lint({ typescript, assertion, languages, isFlat }: Project): readonly string[] {
  const root = writeFiles({
    'package.json': { name: 'shop', type: 'module' },
    'storypole.config.json': {
      allow: [{ from: 'repo', to: 'service', kind: 'type', why: 'Rows have the shape of results.' }],
    },
    'tsconfig.json': {
      compilerOptions: { strict: true, module: 'esnext', moduleResolution: 'bundler', noEmit: true },
      include: ['src'],
    },
    'src/domains/billing/service/charge.ts':
      "import { toast } from '../ui/toast';\nexport const charge: string = toast;\n",
    'src/domains/billing/service/fee.js': "import { toast } from '../ui/toast.js';\nexport const fee = toast;\n",
    'src/domains/billing/ui/toast.ts': "export const toast = 'charged';\n",
    'eslint.config.mjs': `${assertion}
      import storypole from 'eslint-plugin-storypole';
      ${languages}
      export default [...languages, storypole.configs.strict];`,
  });
  roots.push(root);
  link(root, typescript);
  const flags = isFlat ? ['--preserve-symlinks', '--preserve-symlinks-main'] : [];
  const eslint = path.join(root, 'node_modules/eslint/bin/eslint.js');
  const { stdout, stderr } = spawnSync(process.execPath, [...flags, eslint, '--format', 'json', 'src'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  const results = JSON.parse(stdout) as readonly {
    readonly filePath: string;
    readonly messages: readonly { readonly ruleId: string | null; readonly message: string; readonly line: number }[];
  }[];
  return results.flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, message, line }) => `${path.basename(filePath)}:${line} ${ruleId ?? message}`),
  );
}

function link(root: string, typescript: Project['typescript']): void {
  const target = path.join(root, 'node_modules');
  fs.mkdirSync(target);
  for (const name of fs.readdirSync(modules)) {
    if (name.startsWith('.') || /^typescript\d?$/.test(name)) continue;
    fs.symlinkSync(path.join(modules, name), path.join(target, name));
  }
  fs.symlinkSync(TYPESCRIPT[typescript], path.join(target, 'typescript'));
}

const toLanguages = (options: string): string => `
  import parser from '@typescript-eslint/parser';
  const languages = [{ files: ['**/*.ts'], languageOptions: { parser, parserOptions: ${options} } }];`;
const EVERYTHING = ['charge.ts:1 storypole/misdirected-import', 'fee.js:1 storypole/misdirected-import'];

describe.each([5, 6] as const)('beside TypeScript %s, which the parser uses', (typescript) => {
  test.each(['{}', '{ projectService: true, tsconfigRootDir: import.meta.dirname }'])('with %s', (options) => {
    const assertion = toAssertion(typescript, typescript);
    expect(lint({ typescript, assertion, languages: toLanguages(options), isFlat: true })).toEqual(EVERYTHING);
  });
});

describe('beside TypeScript 7, which has nothing for a parser', () => {
  const assertion = toAssertion(7, 6);

  test('what ESLint parses itself is judged', () => {
    const languages = 'const languages = [];';
    expect(lint({ typescript: 7, assertion, languages, isFlat: false })).toEqual([
      'fee.js:1 storypole/misdirected-import',
    ]);
  });

  test('so is TypeScript, where the parser has a compiler of its own', () => {
    const languages = toLanguages('{}');
    expect(lint({ typescript: 7, assertion, languages, isFlat: false })).toEqual(EVERYTHING);
  });
});

import { check, DEPENDENCY_FLAG, FORMS, openProject, TARGET } from '@storypole/core';
import { createTestProviders } from '@storypole/core/testing';
import { rules } from '@storypole/rules';
import { describe, expect, test } from 'vitest';

const FOLDER = 'src/domains/orders/service';

/** Each dependency of the file `own.*` as `form target` or `form (kind) text`, `typeOnly` added where it is. */
function read(files: Readonly<Record<string, string>>, own = `${FOLDER}/own.ts`): readonly string[] {
  const { graph, faults } = openProject(
    { cwd: '/project', configCode: false },
    createTestProviders({ 'src/domains/orders/repo/data.ts': 'export const data = 1;', ...files }),
    rules,
  );
  expect(faults).toEqual([]);
  const { dependencies, strings, files: table } = graph;
  const row = table.paths.indexOf(own);
  const lines: string[] = [];
  for (let at = dependencies.first[row] as number; at < (dependencies.first[row + 1] as number); at++) {
    const to = dependencies.to[at] as number;
    const kind = dependencies.kind[at] as number;
    const target =
      kind === TARGET.file
        ? table.paths[to]
        : `(${Object.keys(TARGET)[kind] as string}) ${kind === TARGET.computed ? '' : (strings[to] as string)}`.trim();
    const form = FORMS[dependencies.form[at] as number] as string;
    const isType = ((dependencies.flags[at] as number) & DEPENDENCY_FLAG.typeOnly) !== 0;
    lines.push(`${form} ${target as string}${isType ? ' typeOnly' : ''}`);
  }
  return lines;
}

const compiler = (options: object): string => JSON.stringify({ compilerOptions: options });
const inline = "import { type Data } from '../repo/data';\nexport { type Data as D } from '../repo/data';";
const data = 'src/domains/orders/repo/data.ts';

describe('specifiers that are all inline types', () => {
  test('are erased', () => {
    expect(read({ 'tsconfig.json': '{}', [`${FOLDER}/own.ts`]: inline })).toEqual([
      `import ${data} typeOnly`,
      `re-export ${data} typeOnly`,
    ]);
  });

  test('leave a request under `verbatimModuleSyntax`, be it inherited', () => {
    const files = {
      'base.json': compiler({ verbatimModuleSyntax: true }),
      'tsconfig.json': JSON.stringify({ extends: './base.json' }),
    };
    const expected = [`import ${data}`, `re-export ${data}`];
    expect(read({ ...files, [`${FOLDER}/own.ts`]: inline })).toEqual(expected);
    const marked = "import type { Data } from '../repo/data';\nexport type { Data as D } from '../repo/data';";
    expect(read({ ...files, [`${FOLDER}/own.ts`]: marked })).toEqual(expected.map((line) => `${line} typeOnly`));
    const declaration = `${FOLDER}/own.d.ts`;
    expect(read({ ...files, [declaration]: inline }, declaration)).toEqual(expected.map((line) => `${line} typeOnly`));
  });
});

test('files of one folder are read under the tsconfig that governs each', () => {
  const files = {
    'tsconfig.json': JSON.stringify({ files: [], references: [{ path: './app.json' }, { path: './test.json' }] }),
    'app.json': JSON.stringify({
      compilerOptions: { composite: true, paths: { '~data': ['./src/domains/orders/repo/data.ts'] } },
      include: ['src'],
      exclude: ['**/*.test.ts'],
    }),
    'test.json': JSON.stringify({
      compilerOptions: {
        composite: true,
        verbatimModuleSyntax: true,
        paths: { '~data': ['./src/domains/orders/repo/fake.ts'] },
      },
      include: ['**/*.test.ts'],
    }),
    'src/domains/orders/repo/fake.ts': '',
    [`${FOLDER}/own.ts`]: "import { type Data } from '~data';",
    [`${FOLDER}/own.test.ts`]: "import { type Data } from '~data';",
  };
  expect(read(files)).toEqual([`import ${data} typeOnly`]);
  expect(read(files, `${FOLDER}/own.test.ts`)).toEqual(['import src/domains/orders/repo/fake.ts']);
});

test('a glob is one dependency for each file that it matches, once, and never the file itself', () => {
  const files = {
    'src/domains/orders/service/one.ts': '',
    'src/domains/orders/service/two.ts': '',
    'src/domains/orders/service/two.test.ts': '',
    [`${FOLDER}/own.ts`]:
      "export const all = import.meta.glob(['./*.ts', './two.ts', '!./*.test.ts', '../repo/none*.ts']);",
  };
  expect(read(files)).toEqual([`import-meta-glob ${FOLDER}/one.ts`, `import-meta-glob ${FOLDER}/two.ts`]);
});

test('a specifier is read as the program reads it', () => {
  const text = String.raw`import '../repo/d\x61t\u0061'; import '../repo/\u{64}ata'; import "..\/repo/\
data"; void import('../\u0072epo/data');`;
  expect(read({ [`${FOLDER}/own.ts`]: text })).toEqual([
    `side-effect-import ${data}`,
    `side-effect-import ${data}`,
    `side-effect-import ${data}`,
    `dynamic-import ${data}`,
  ]);
});

test('a target that is computed at run time is a dependency all the same, counted and listed', () => {
  const text =
    'export const load = (name: string) => import(`../repo/${name}`);\n\n  require(name);\nnew Worker(address);\n';
  const files = { [`${FOLDER}/own.ts`]: text };
  expect(read(files)).toEqual(['dynamic-import (computed)', 'require (computed)', 'worker (computed)']);
  const providers = createTestProviders(files);
  const { reports } = check({ cwd: '/project', paths: [], configCode: false }, providers, rules);
  expect(reports[0]?.examined).toMatchObject({ dependencies: 3, computed: 3 });
  expect(reports[0]?.findings).toEqual([]);
  expect(reports[0]?.computed).toEqual([
    { file: `${FOLDER}/own.ts`, line: 1, column: 46, form: 'dynamic-import' },
    { file: `${FOLDER}/own.ts`, line: 3, column: 11, form: 'require' },
    { file: `${FOLDER}/own.ts`, line: 4, column: 12, form: 'worker' },
  ]);
});

test('packages, builtins and what leads nowhere are told apart', () => {
  const files = {
    'package.json': JSON.stringify({
      dependencies: { pg: '*', '@scope/kit': '*' },
      devDependencies: { '@types/koa': '*' },
    }),
    [`${FOLDER}/own.ts`]: [
      'pg/lib/client',
      '@scope/kit/deep',
      'koa',
      'fs',
      'node:fs/promises',
      'https://esm.sh/react',
      'missing',
      './missing',
      '@/missing',
      '#missing',
      '@scope/other',
    ]
      .map((specifier) => `import '${specifier}';`)
      .join('\n'),
  };
  expect(read(files)).toEqual(
    [
      '(package) pg',
      '(package) @scope/kit',
      '(package) koa',
      '(builtin) fs',
      '(builtin) fs/promises',
      '(package) https://esm.sh',
      '(unresolved) missing',
      '(unresolved) ./missing',
      '(unresolved) @/missing',
      '(unresolved) #missing',
      '(unresolved) @scope/other',
    ].map((target) => `side-effect-import ${target}`),
  );
});

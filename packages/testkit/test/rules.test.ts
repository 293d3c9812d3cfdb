import { defineRule } from '@storypole/core';
import { describe, expect, test } from 'vitest';
import { assertThat } from '../src/assert';
import { project, ruleTester } from '../src/index';
import { clinic, CONFIG } from './clinic';

const shouting = defineRule({
  id: 'shouting-file',
  scope: 'file',
  sees: 'place',
  summary: 'No file shouts.',
  messages: { shout: { what: '{{from}} shouts.', why: 'It wakes the others.' } },
  suspects: (place) => place.kind === 'layer',
  check: ({ path }) => (/[A-Z]{3}/.test(path) ? { message: 'shout' } : undefined),
});

const tester = ruleTester(shouting, { config: CONFIG });

describe('a rule of one’s own', () => {
  test('is seen to find and to pass', () => {
    const [finding] = tester.finds(
      { 'src/utils/LOUD.ts': 'export {};\n', 'src/utils/quiet.ts': '' },
      'src/utils/LOUD.ts:1 src/utils/LOUD.ts',
    );
    expect(finding?.why).toBe('It wakes the others.');
    tester.passes({ 'src/utils/quiet.ts': 'export {};\n' });
  });

  test('is red where it finds something else than is expected', () => {
    const files = { 'src/utils/LOUD.ts': 'export {};\n' };
    expect(() => tester.passes(files)).toThrow(
      '`shouting-file` finds:\n  src/utils/LOUD.ts:1 src/utils/LOUD.ts shouts.\nand is expected to find:\n  nothing',
    );
    expect(() => tester.finds(files, 'src/utils/LOUD.ts:2')).toThrow('src/utils/LOUD.ts:2');
    expect(() => tester.finds(files, 'src/utils/LOUD.ts:1 says something else')).toThrow('says something else');
    expect(() => tester.finds({ 'src/utils/quiet.ts': '' }, 'src/utils/quiet.ts:1')).toThrow('finds:\n  nothing');
  });

  test('is held against the examples of its page', () => {
    const page =
      '### ✗ A loud file\n\n```ts file=src/utils/LOUD.ts\nexport {}; // ✗ shouting-file\n```\n\n### ✓ A quiet file\n\n```ts file=src/utils/a.ts\nexport {};\n```\n';
    const examples = tester.examples(page);
    expect(examples.map(({ title }) => title)).toEqual(['✗ A loud file', '✓ A quiet file']);
    for (const { run } of examples) run();
    const wrong = tester.examples(page.replace('LOUD', 'low'));
    expect(wrong[0]?.run).toThrow('in "A loud file"');
  });

  test('judges a project in memory beside the built-in ones', () => {
    const { findings, arch } = project('src/\n  utils/\n    LOUD.ts: export {};\n    a.ts: export {};\n', {
      config: { preset: 'harness' },
      rules: [shouting],
    });
    expect(findings.map(({ rule, from }) => [rule, from.file])).toEqual([['shouting-file', 'src/utils/LOUD.ts']]);
    expect(() => assertThat(arch).toRespectPolicy('shouting-file')).toThrow('src/utils/LOUD.ts shouts.');
  });

  test('a project that cannot be read is no pass', () => {
    expect(() => tester.passes({ 'src/utils/a.ts': "import { from './b';\n" })).toThrow('source/malformed-import');
  });
});

test('a rule of syntax is tested the same way', () => {
  const debugging = defineRule({
    id: 'left-debugger',
    scope: 'syntax',
    summary: 'Nobody leaves a debugger.',
    messages: { left: { what: '{{from}} stops.', why: 'Nobody is there to go on.' } },
    suspects: (place) => place.kind === 'layer',
    check: (_file, report) => ({ DebuggerStatement: (node) => report(node, { message: 'left' }) }),
  });
  const own = ruleTester(debugging, { config: CONFIG });
  own.finds({ 'src/utils/a.ts': 'export {};\ndebugger;\n' }, 'src/utils/a.ts:2 src/utils/a.ts stops.');
  own.passes({ 'src/utils/a.ts': '// debugger;\nexport {};\n' });
});

describe('a policy of one’s own', () => {
  test('gives the findings of a project in memory', () => {
    const { findings } = clinic({ 'src/utils/dates.ts': "import pg from 'pg';\nexport const today = pg;\n" });
    expect(findings.map(({ rule, from, why }) => [rule, from.file, from.line, why])).toEqual([
      ['misplaced-package', 'src/utils/dates.ts', 1, 'SQL has one owner.'],
    ]);
  });

  test('may stand among the files', () => {
    const { findings } = project({
      'storypole.config.json': '{ "preset": "onion" }',
      'src/domain/a.ts': 'export {};\n',
    });
    expect(findings).toEqual([]);
  });

  test('is that of the repository where no other is given', () => {
    const { findings, arch } = project({
      'packages/core/src/types/a.ts': "import '../service/b';\n",
      'packages/core/src/service/b.ts': 'export {};\n',
    });
    expect(arch.domains.map(({ name }) => name)).toEqual(['core']);
    expect(findings.map(({ rule }) => rule)).toContain('misdirected-import');
  });

  test('that is wrong is a fault', () => {
    expect(() => project({ 'src/a.ts': '' }, { config: { preset: 'harnes' as 'harness' } })).toThrow('harnes');
  });
});

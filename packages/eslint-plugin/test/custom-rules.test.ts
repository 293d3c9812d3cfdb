import { ESLint } from 'eslint';
import plugin from 'eslint-plugin-storypole';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { languages } from './parity/languages';
import { runCheck } from './parity/run-check';
import { writeFiles } from './write-files';

const rule = (id: string, body: string): string =>
  `{ id: '${id}', summary: 'Nothing is old.', messages: { old: { what: '{{from}} is old.', why: 'Old things go.' } }, ${body} }`;
const root = writeFiles({
  'storypole.config.json': { plugins: ['./old.mjs'] },
  'old.mjs': `export default [
    ${rule('old-import', "scope: 'edge', precedence: 200, sees: 'places', suspects: () => true, check: ({ to }) => (to.path?.includes('old') ? { message: 'old' } : undefined)")},
    ${rule('old-file', "scope: 'file', sees: 'place', suspects: () => true, check: ({ path }) => (path.includes('old') ? { message: 'old' } : undefined)")},
    ${rule('old-graph', "scope: 'graph', sees: 'graph', check: ({ graph }) => graph.files.paths.filter((path) => path.includes('old-')).map((file) => ({ message: 'old', file, key: file }))")},
    ${rule('old-syntax', "scope: 'syntax', suspects: (place) => place.kind === 'layer', check: ({ path }, report) => ({ DebuggerStatement: (node, parent) => report(node, { message: 'old', names: [parent.type] }), 'FunctionDeclaration:exit': (node) => report(node.id, { message: 'old', names: [node.id.name] }) })")},
  ];`,
  'src/utils/Größe.vue':
    '<template>ä</template>\n<script setup lang="ts">\nconst ä = "😀"; (debugger_());\nfunction debugger_() { debugger }\n</script>\n',
  'src/utils/old-text.ts': 'export const text = 1;\n',
  'src/utils/new-text.ts': "import { text } from './old-text';\nexport const newer = text;\n",
});
afterAll(() => fs.rmSync(root, { recursive: true }));

test('a rule of syntax stands at its node, in a component too', () => {
  const found = runCheck(root, ['.']).filter(({ rule: id }) => id === 'old-syntax');
  expect(found.map(({ file, range }) => `${file} ${range}`)).toEqual([
    'src/utils/Größe.vue 4:10-4:19',
    'src/utils/Größe.vue 4:24-4:32',
  ]);
});

test('what the rules of a policy find is reported with their ids, whatever their scope', async () => {
  const host = new ESLint({
    cwd: root,
    overrideConfigFile: true,
    overrideConfig: [...languages, plugin.configs.recommended],
  });
  const results = await host.lintFiles(['src']);
  const reported = results.flatMap(({ filePath, messages }) =>
    messages.map(
      ({ ruleId, line, column, message }) =>
        `${path.relative(root, filePath).replaceAll('\\', '/')} ${line}:${column} ${ruleId ?? ''} ${message}`,
    ),
  );
  const checked = runCheck(root, ['.']).map(
    ({ file, range, rule: id, text }) =>
      `${file} ${range.slice(0, range.indexOf('-'))} storypole/custom-rule ${id}: ${text}`,
  );
  expect(checked).toHaveLength(5);
  expect(reported.sort()).toEqual(checked.sort());
});

test('a rule of a policy that throws is a fault, and all else is reported', async () => {
  const folder = writeFiles({
    'storypole.config.json': { plugins: ['./odd.mjs'] },
    'odd.mjs': `export default [
      ${rule('odd-file', "scope: 'file', sees: 'place', suspects: () => true, check: ({ path }) => path.gone.length")},
      ${rule('odd-graph', "scope: 'graph', sees: 'graph', check: () => { throw new Error('no graph'); }")},
    ];`,
    'src/domains/billing/service/charge.ts': "import '../ui/button';\n",
    'src/domains/billing/ui/button.ts': 'export const button = 1;\n',
  });
  try {
    const host = new ESLint({
      cwd: folder,
      overrideConfigFile: true,
      overrideConfig: [...languages, plugin.configs.recommended],
    });
    const results = await host.lintFiles(['src/domains/billing/service']);
    const said = results.flatMap(({ messages }) => messages.map(({ message }) => message)).join('\n');
    expect(said).toContain('The rule `odd-file` of odd.mjs throws in `check`');
    expect(said).toContain('The rule `odd-graph` of odd.mjs throws in `check`: no graph.');
    expect(said).toContain('src/domains/billing/service/charge.ts (billing/service) imports');
    const [unsaved] = await host.lintText("import '../ui/button';\nexport {};\n", {
      filePath: path.join(folder, 'src/domains/billing/service/charge.ts'),
    });
    const now = unsaved?.messages.map(({ message }) => message).join('\n');
    expect(now).toContain('The rule `odd-file` of odd.mjs throws in `check`');
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});

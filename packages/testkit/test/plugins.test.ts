import { createNodeProviders } from '@storypole/core';
import { rules } from '@storypole/rules';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { afterAll, describe, expect, test } from 'vitest';
import { assertThat } from '../src/assert';
import { createKit } from '../src/kit/create-kit';
import { createProject } from '../src/kit/create-project';
import { openModel } from '../src/runtime/open-model';
import { packModel, type PackedModel, unpackModel } from '../src/runtime/pack-model';

const rule = (id: string, body: string): string =>
  `{ id: '${id}', summary: 'Nothing is old.', messages: { old: { what: '{{from}} is old.', why: 'Old things go.' } }, ${body} }`;

const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'storypole-kit-')));
const FILES = {
  'storypole.config.json': '{ "preset": "harness", "plugins": ["./rules/old.ts"] }',
  'rules/old.ts': `export default [
    ${rule('old-import', "scope: 'edge', precedence: 200, sees: 'places', suspects: () => true, check: ({ to }: any) => (to.path?.includes('old') ? { message: 'old' } : undefined)")},
    ${rule('old-file', "scope: 'file', sees: 'place', suspects: () => true, check: ({ path }: any) => (path.includes('old') ? { message: 'old' } : undefined)")},
    ${rule('old-graph', "scope: 'graph', sees: 'graph', check: ({ graph }: any) => graph.files.paths.filter((path: string) => path.includes('old-')).map((file: string) => ({ message: 'old', file, key: file }))")},
    ${rule('old-syntax', "scope: 'syntax', suspects: (place: any) => place.kind === 'layer', check: (_: any, report: any) => ({ DebuggerStatement: (node: any) => report(node, { message: 'old' }) })")},
  ];`,
  'src/utils/old-text.ts': 'export const text = 1;\ndebugger;\n',
  'src/utils/new-text.ts': "import { text } from './old-text';\nexport const newer = text;\n",
};
for (const [file, text] of Object.entries(FILES)) {
  fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  fs.writeFileSync(path.join(root, file), text);
}
afterAll(() => fs.rmSync(root, { recursive: true }));

const OFFENCES = {
  'old-import': 'src/utils/new-text.ts:1',
  'old-file': 'src/utils/old-text.ts:1',
  'old-graph': 'src/utils/old-text.ts:1',
  'old-syntax': 'src/utils/old-text.ts:2',
};

describe('rules that the config lists in `plugins`', () => {
  const opened = openModel({ root: root.replaceAll('\\', '/') }, createNodeProviders(), rules);
  const shared = deserialize(serialize(packModel(opened))) as PackedModel;
  const received = unpackModel(shared, createNodeProviders(), rules);

  describe.each([
    ['where the project is read', opened],
    ['where a worker is handed the graph', received],
  ])('%s', (_title, model) => {
    const { arch, files } = createKit(() => model);

    test.each(Object.entries(OFFENCES))('%s runs, whatever its scope', (id, place) => {
      expect(() => assertThat(arch).toRespectPolicy(id)).toThrow(`${place}:`);
      expect(() => assertThat(arch).toRespectPolicy(id)).toThrow('why:  Old things go.');
    });

    test('all of them are part of the whole policy, and of a selection only what stands in it', () => {
      expect(() => assertThat(arch).toRespectPolicy()).toThrow(/: 4 findings\./);
      expect(() => assertThat(files.matching('src/utils/new-*')).toRespectPolicy()).toThrow(/: 1 finding\./);
    });

    test('they judge a project in memory too', () => {
      const { findings } = createProject({ 'src/utils/old-a.ts': 'export {};\n' }, {}, () => model);
      expect(findings.map((finding) => finding.rule).sort()).toEqual(['old-file', 'old-graph']);
    });

    test('a rule that no plugin lists is refused', () => {
      expect(() => assertThat(arch).toRespectPolicy('old-imports')).toThrow('fix: Name `old-import`.');
    });
  });
});

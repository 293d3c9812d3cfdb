import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { writeFiles } from './write-files';

const repository = path.join(import.meta.dirname, '../../..');
const root = writeFiles({
  'storypole.config.json': {},
  'src/utils/text.js': "import '../app/main.js';\n",
  'src/app/main.js': 'export {};\n',
  'refuse.mjs': `import { registerHooks } from 'node:module';
    const REFUSED = /^(?:typescript|@typescript-eslint\\/.*)$/;
    registerHooks({ resolve: (specifier, context, next) => {
      if (REFUSED.test(specifier)) throw new Error('asked for ' + specifier);
      return next(specifier, context);
    } });`,
});
afterAll(() => fs.rmSync(root, { recursive: true }));

test('the built plugin lints without TypeScript, in whatever version it would be installed', () => {
  const eslint = path.join(repository, 'node_modules/eslint/lib/api.js');
  const plugin = path.join(repository, 'packages/eslint-plugin/dist/index.mjs');
  const script = `
    import { ESLint } from ${JSON.stringify(eslint)};
    import storypole from ${JSON.stringify(plugin)};
    const host = new ESLint({ overrideConfigFile: true, overrideConfig: [storypole.configs.strict] });
    const [{ messages }] = await host.lintFiles(['src/utils']);
    console.log(messages.map(({ ruleId }) => ruleId).join());`;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', './refuse.mjs', '--input-type=module', '-e', script],
    { cwd: root, encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  expect(stdout.trim()).toBe('storypole/misdirected-import');
});

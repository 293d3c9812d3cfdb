import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createGitProject, type GitProject } from './git-project';
import { guardedShop } from './guarded-shop';

let project: GitProject;

beforeAll(async () => {
  project = createGitProject(guardedShop);
  expect((await project.run(['debt', 'freeze'])).code).toBe(0);
  project.commit('Adopt the policy');
  project.git('checkout', '-q', '-b', 'change');
});

afterAll(() => project.remove());

/** Makes a change, asks for a check with the gate, takes the change back, and gives what was said. */
async function attack(changed: Readonly<Record<string, string | undefined>>): Promise<readonly string[]> {
  project.write(changed);
  project.commit('An attack');
  const { code, stdout, stderr } = await project.run(['check', '--base', 'main', '--format', 'json']);
  project.git('reset', '-q', '--hard', 'main');
  expect(stderr).toBe('');
  const { findings, faults } = JSON.parse(stdout) as {
    readonly findings: readonly { rule: string; known: boolean; names: readonly string[] }[];
    readonly faults: readonly { readonly code: string }[];
  };
  const said = [
    ...faults.map((fault) => `fault ${fault.code}`),
    ...findings.filter(({ known }) => !known).map(({ rule, names }) => `${rule}: ${names.join()}`),
  ];
  expect(code !== 0).toBe(said.length > 0);
  return said;
}

function swap(file: string, from: string, to: string): Readonly<Record<string, string>> {
  const text = guardedShop[file] ?? '';
  expect(text).toContain(from);
  return { [file]: text.replaceAll(from, to) };
}

const CI = '.github/workflows/ci.yml';
const HUSKY = '.husky/pre-commit';
const STRUCTURE = 'test/structure.test.ts';
const REACH = 'test/reach.test.ts';
const STEP = 'storypole check --base origin/main';

type Attack = readonly [title: string, changed: () => Readonly<Record<string, string | undefined>>, said: string];

const ON_TESTS: readonly Attack[] = [
  ['a test that is not there any more', () => ({ [STRUCTURE]: undefined }), 'removed-check: remove test layers hold'],
  [
    'a test that is skipped',
    () => swap(STRUCTURE, "test('layers", "test.skip('layers"),
    'removed-check: remove test layers hold',
  ],
  [
    'a test left to do',
    () => swap(STRUCTURE, "test('layers", "test.todo('layers"),
    'removed-check: remove test layers hold',
  ],
  [
    'a claim behind a comment',
    () => swap(STRUCTURE, '  expect(arch)', '  // expect(arch)'),
    'removed-check: remove test layers hold',
  ],
  [
    'a claim turned into a string',
    () => swap(STRUCTURE, 'expect(arch).toRespectLayers();', "void 'expect(arch).toRespectLayers()';"),
    'removed-check: remove test layers hold',
  ],
  [
    'one claim of two',
    () => swap(REACH, "  expect(domain('accounts')).not.toImport('pg');\n", ''),
    'removed-check: weaken test accounts is small',
  ],
  [
    'a claim for another',
    () => swap(REACH, ".not.toImport('pg')", '.toHaveAtMost(9000)'),
    'removed-check: weaken test accounts is small',
  ],
  [
    'a larger number',
    () => swap(REACH, 'toHaveAtMost(20)', 'toHaveAtMost(2000)'),
    'removed-check: weaken test accounts is small',
  ],
  [
    'a narrower selection',
    () => swap(REACH, 'src/domains/accounts/**', 'src/domains/accounts/types/**'),
    'removed-check: weaken test accounts is small',
  ],
  [
    'a return before the claim',
    () => swap(REACH, "test('accounts is small', () => {", "test('accounts is small', () => {\n  return;"),
    'removed-check: weaken test accounts is small',
  ],
  [
    'a claim that is caught',
    () => swap(STRUCTURE, '  expect(arch).toRespectLayers();', '  try { expect(arch).toRespectLayers(); } catch {}'),
    'removed-check: weaken test layers hold',
  ],
];

const ON_PIPELINES: readonly Attack[] = [
  ['a step that is gone', () => swap(CI, `npx ${STEP}`, 'npm test'), `removed-check: remove ${STEP} in ${CI}`],
  ['a step behind a comment', () => swap(CI, '- run: npx', '# - run: npx'), `removed-check: remove ${STEP} in ${CI}`],
  [
    'a step that may fail',
    () => swap(CI, `npx ${STEP}`, `npx ${STEP}\n        continue-on-error: true`),
    `removed-check: mute ${STEP} in ${CI}`,
  ],
  [
    'a step that may fail by an expression',
    () => swap(CI, `npx ${STEP}`, `npx ${STEP}\n        continue-on-error: \${{ true }}`),
    `removed-check: mute ${STEP} in ${CI}`,
  ],
  ['a command that cannot fail', () => swap(CI, STEP, `${STEP} || true`), `removed-check: mute ${STEP} in ${CI}`],
  ['a command that only echoes', () => swap(CI, STEP, `${STEP} || echo ok`), `removed-check: mute ${STEP} in ${CI}`],
  ['a command in the background', () => swap(CI, STEP, `${STEP} &`), `removed-check: mute ${STEP} in ${CI}`],
  ['a command that is only piped', () => swap(CI, STEP, `${STEP} | tee log`), `removed-check: mute ${STEP} in ${CI}`],
  [
    'a command that is echoed',
    () => swap(CI, `npx ${STEP}`, `echo npx ${STEP}`),
    `removed-check: mute ${STEP} in ${CI}`,
  ],
  ['a command asked for help', () => swap(CI, STEP, `${STEP} --help`), `removed-check: remove ${STEP} in ${CI}`],
  [
    'a step that never runs',
    () => swap(CI, `npx ${STEP}`, `npx ${STEP}\n        if: false`),
    `removed-check: mute ${STEP} in ${CI}`,
  ],
  [
    'a step on one branch of nobody',
    () => swap(CI, `npx ${STEP}`, `npx ${STEP}\n        if: github.ref == 'refs/heads/never'`),
    `removed-check: mute ${STEP} in ${CI}`,
  ],
  ['an event less', () => swap(CI, '  pull_request:\n', ''), `removed-check: remove on pull_request in ${CI}`],
  [
    'an event of other paths',
    () => swap(CI, '  pull_request:\n', "  pull_request:\n    paths: ['docs/**']\n"),
    `removed-check: mute on pull_request in ${CI}`,
  ],
  [
    'an event that leaves out the sources',
    () => swap(CI, '  pull_request:\n', "  pull_request:\n    paths-ignore:\n      - 'src/**'\n"),
    `removed-check: mute on pull_request in ${CI}`,
  ],
  ['another config', () => swap(CI, STEP, `${STEP} --config lax.json`), `removed-check: remove ${STEP} in ${CI}`],
  ['a path alone', () => swap(CI, STEP, `${STEP} docs`), `removed-check: remove ${STEP} in ${CI}`],
];

const ON_HOOKS: readonly Attack[] = [
  ['a hook less', () => ({ [HUSKY]: undefined }), `removed-check: remove storypole check --staged in ${HUSKY}`],
  [
    'a hook that ends early',
    () => ({ [HUSKY]: 'exit 0\nnpx storypole check --staged\n' }),
    `removed-check: mute storypole check --staged in ${HUSKY}`,
  ],
  [
    'a hook that is switched off',
    () => ({ [HUSKY]: 'export HUSKY=0\nnpx storypole check --staged\n' }),
    `removed-check: mute storypole check --staged in ${HUSKY}`,
  ],
  [
    'a command that lefthook skips',
    () => swap('lefthook.yml', '      run:', '      skip: true\n      run:'),
    'removed-check: mute storypole check --staged in lefthook.yml',
  ],
  [
    'a command that lefthook skips on merges and rebases',
    () => swap('lefthook.yml', '      run:', '      skip:\n        - ref: "*"\n      run:'),
    'removed-check: mute storypole check --staged in lefthook.yml',
  ],
  [
    'a local file that overrides lefthook',
    () => ({ 'lefthook-local.yml': 'pre-commit:\n  skip: true\n' }),
    'removed-check: bypass skip: true in lefthook-local.yml',
  ],
  [
    'a script that commits past the hooks',
    () => swap('package.json', '"lint":', '"save": "git commit --no-verify -am wip", "lint":'),
    'removed-check: bypass git commit --no-verify in package.json',
  ],
  [
    'a script that is true whatever comes',
    () => swap('package.json', '"storypole check"', '"storypole check || true"'),
    'removed-check: mute storypole check in package.json',
  ],
  [
    'a script that no longer asks',
    () => swap('package.json', '"storypole check"', '"tsc"'),
    'removed-check: remove storypole check in package.json',
  ],
  [
    "an agent's hook that is gone",
    () => ({ '.claude/settings.json': '{}\n' }),
    'removed-check: remove storypole hook claude in .claude/settings.json',
  ],
  [
    "all of an agent's hooks, off",
    () => swap('.claude/settings.json', '{\n', '{\n  "disableAllHooks": true,\n'),
    'removed-check: mute storypole hook claude in .claude/settings.json',
  ],
];

const ON_LINTERS: readonly Attack[] = [
  [
    'a config without the rules',
    () => swap('eslint.config.js', '  storypole.configs.recommended,\n', ''),
    'removed-check: remove storypole.configs.recommended, in eslint.config.js',
  ],
  [
    'a rule that is off',
    () => swap('eslint.config.js', '  { ignores', "  { rules: { 'storypole/deep-import': 'off' } },\n  { ignores"),
    "removed-check: silence { rules: { 'storypole/deep-import': 'off' } }, in eslint.config.js",
  ],
  [
    'rules for some files alone',
    () =>
      swap(
        'eslint.config.js',
        'storypole.configs.recommended,',
        "{ ...storypole.configs.recommended, files: ['src/app/**'] },",
      ),
    'removed-check: remove storypole.configs.recommended, in eslint.config.js',
  ],
  [
    'more files that nobody lints',
    () => swap('eslint.config.js', "['dist/**']", "['dist/**', 'src/domains/**']"),
    'removed-check: ignore src/domains/** in eslint.config.js',
  ],
  [
    'a comment',
    () => ({ 'src/utils/money.ts': '/* eslint-disable */\nexport const cents = 100;\n' }),
    'new-suppression: suppression src/utils/money.ts',
  ],
  [
    'an older plugin',
    () => swap('package.json', '"eslint-plugin-storypole": "^1.2.0"', '"eslint-plugin-storypole": "^1.1.0"'),
    'removed-check: version eslint-plugin-storypole in package.json',
  ],
];

const ON_POLICY: readonly Attack[] = [
  ['no config', () => ({ 'storypole.config.jsonc': undefined }), 'removed-check: remove config storypole.config.jsonc'],
  [
    'a config that comes before it',
    () => ({ 'storypole.config.ts': "export default { preset: 'none' as const };\n" }),
    'fault config/two-configs',
  ],
  [
    'a config of its own in a folder',
    () => ({ 'src/domains/storypole.config.json': '{ "preset": "none" }\n' }),
    'loosened-policy: config src/domains/storypole.config.json',
  ],
  [
    'a rule of a plugin that is gone',
    () => ({
      ...swap('storypole.config.jsonc', './rules/named-service.mjs', './rules/none.mjs'),
      'rules/none.mjs': 'export default [];\n',
    }),
    'loosened-policy: remove rule named-service',
  ],
  ['paths that lead nowhere', () => swap('tsconfig.json', './src/domains/*', './nowhere/*'), 'unresolved-import: '],
  [
    'sources that git ignores',
    () => ({ '.gitignore': 'node_modules\nsrc/domains/accounts/service/\n' }),
    'removed-check: ignore src/domains/accounts/service/ in .gitignore',
  ],
  [
    'known debt that git ignores',
    () => ({ '.gitignore': 'node_modules\nstorypole.debt.json\n' }),
    'removed-check: ignore storypole.debt.json in .gitignore',
  ],
  [
    'a test that is none',
    () => ({
      'src/domains/accounts/service/read-user.ts': undefined,
      'src/domains/accounts/service/read-user.test.ts': 'export const readUser = () => 1;\n',
    }),
    'unresolved-import: ',
  ],
  [
    'code in a new folder',
    () => ({ 'lib/free.ts': "import '../src/domains/billing/repo/ledger';\n" }),
    'loosened-policy: unmapped lib',
  ],
];

describe.each([
  ['structural tests', ON_TESTS],
  ['pipelines', ON_PIPELINES],
  ['hooks and scripts', ON_HOOKS],
  ['linters', ON_LINTERS],
  ['the policy', ON_POLICY],
])('an attack on %s is named:', (_what, attacks) => {
  test.each(attacks)('%s', async (_title, changed, said) => {
    expect((await attack(changed())).map((line) => (line.startsWith(said) ? said : line))).toContain(said);
  });
});

test('what is no attack is let pass', async () => {
  expect(
    await attack({
      ...swap(CI, STEP, `${STEP} --format github`),
      ...swap(REACH, '});\n', "  expect(domain('accounts')).not.toImport('kysely');\n});\n"),
      ...swap('eslint.config.js', "['dist/**']", "['dist/**', 'coverage/**']"),
      '.gitignore': 'node_modules\ncoverage\n',
    }),
  ).toEqual([]);
});

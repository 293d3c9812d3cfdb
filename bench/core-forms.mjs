// Ways to write a dependency beside other kits: "service must not depend on ui" over the twenty-three of the test kit's tests, each kit
// as its page tells, one process for each way.
//
//   node bench/core-forms.mjs --rivals <folder> [--ts-archunit <folder of a built checkout>] [--write]
//
// `--rivals` is a folder in which `npm install archunit@2 tsarch@5 arch-unit-ts@1 typescript@5` was run.
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { measure } from './measure.mjs';
import { writeSection } from './write-section.mjs';

const { values } = parseArgs({
  options: {
    rivals: { type: 'string' },
    'ts-archunit': { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});

const kits = [
  { name: 'storypole' },
  ...['archunit', 'tsarch', 'arch-unit-ts'].map((name) => ({ name, folder: values.rivals })),
  { name: 'ts-archunit', folder: values['ts-archunit'] },
].filter(({ name, folder }) => {
  if (name === 'storypole' || folder !== undefined) return true;
  console.error(`!! ${name} is SKIPPED: no folder was given.`);
  return false;
});

const { ground, forms: FORMS } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../fixtures/core-forms/forms.json'), 'utf8'),
);

/** What a kit must also say: a rule that is always red catches everything. */
const PROBES = [
  { title: '_a project without such a dependency_', from: 'service', to: 'ui', wanted: 'passed' },
  { title: '_a mistyped layer that must not depend_', from: 'servcie', to: 'ui', wanted: 'caught' },
  { title: '_a mistyped layer that must not be needed_', from: 'service', to: 'iu', wanted: 'caught' },
];

/** Each kit as strict as its settings allow. */
const SETTINGS = {
  'storypole.config.json': '{ "preset": "harness" }',
  'arch-unit-ts.json': '{ "showImportsWarning": false, "failOnEmptyShould": true }',
};

const parent = realpathSync(mkdtempSync(join(tmpdir(), 'storypole-forms-')));
try {
  const rows = [];
  const clean = stage('clean', {});
  for (const { title, from, to, wanted } of PROBES) rows.push(await ask(title, clean, from, to, wanted));
  const forms = [];
  for (const [index, { form, name = 'caller.ts', text }] of FORMS.entries()) {
    const folder = stage(`form-${index}`, { [`src/domains/orders/service/${name}`]: text });
    forms.push(await ask(form, folder, 'service', 'ui', 'caught'));
  }
  const total = kits.map((_, at) => `**${forms.filter(({ answers }) => answers[at] === 'caught').length}**`);
  const lines = [
    ['', 'dependency', ...kits.map(({ name }) => name), ''],
    ['', '---', ...kits.map(() => ':-:'), ''],
    ...[...forms, ...rows].map(({ title, answers, wanted }) => [
      '',
      title,
      ...answers.map((answer) => (answer === wanted ? '✓' : answer === 'failed' ? 'error' : '·')),
      '',
    ]),
    ['', `**caught, of ${FORMS.length}**`, ...total, ''],
  ];
  const text = lines.map((cells) => cells.join(' | ').trim()).join('\n');
  console.log(text);
  if (values.write) await writeSection('core-forms', text);
} finally {
  rmSync(parent, { recursive: true, force: true });
}

async function ask(title, root, from, to, wanted) {
  const answers = [];
  for (const { name, folder } of kits) {
    const script = join(import.meta.dirname, 'core-forms', `${name}.mjs`);
    const args = [script, from, to, ...(folder === undefined ? [] : [resolve(folder)])];
    const { status, stdout } = await measure({ command: [process.execPath, ...args], cwd: root, keep: true });
    answers.push(status === 0 ? stdout.trim().split('\n').at(-1) : 'failed');
  }
  console.error(`${title}: ${kits.map(({ name }, at) => `${name} ${answers[at]}`).join(', ')}`);
  return { title, answers, wanted };
}

function stage(name, files) {
  const folder = join(parent, name);
  for (const [path, text] of Object.entries({ ...ground, ...SETTINGS, ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

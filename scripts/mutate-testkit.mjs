// Changes the test kit's own source in one place at a time, and asks whether its tests notice. Works on a copy; prints what survived.
//
//   node scripts/mutate-testkit.mjs [--sample 80 | --each 1] [--seed 1] [--only service/find-paths,matchers]
//
// --each takes so many from every file, instead of a sample of all.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import ts from 'typescript';
import { environment, root } from './run.mjs';

const { values } = parseArgs({
  options: {
    sample: { type: 'string', default: '80' },
    each: { type: 'string' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
  },
});

/** What decides green and red; the rest is frameworks, which tests of their own run in processes. */
const FOLDERS = ['service', 'matchers', 'runtime/code'];
const TESTS = ['matchers', 'code', 'rules', 'forms', 'changes'].map((name) => `packages/testkit/test/${name}.test.ts`);
const SWAPS = new Map([
  [ts.SyntaxKind.EqualsEqualsEqualsToken, '!=='],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, '==='],
  [ts.SyntaxKind.LessThanToken, '>='],
  [ts.SyntaxKind.GreaterThanToken, '<='],
  [ts.SyntaxKind.GreaterThanEqualsToken, '<'],
  [ts.SyntaxKind.AmpersandAmpersandToken, '||'],
  [ts.SyntaxKind.BarBarToken, '&&'],
]);

const copy = realpathSync(mkdtempSync(join(tmpdir(), 'storypole-mutants-')));
try {
  const source = (path) => join(copy, 'packages/testkit/src', path);
  for (const name of ['packages/testkit', 'fixtures/clinic', 'fixtures/core-forms']) {
    mkdirSync(join(copy, name), { recursive: true });
    cpSync(join(root, name), join(copy, name), {
      recursive: true,
      filter: (path) => !/\/(?:dist|node_modules)$/.test(path),
    });
  }
  for (const name of ['package.json', 'tsconfig.json', 'vitest.config.ts', 'storypole.config.ts'])
    cpSync(join(root, name), join(copy, name));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  // The tests hold the repository's own policy against a project in memory.
  for (const name of ['packages/core', 'packages/cli', 'rules']) symlinkSync(join(root, name), join(copy, name));

  const files = FOLDERS.flatMap((folder) =>
    readdirSync(source(folder))
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${folder}/${name}`),
  ).filter((path) => values.only.split(',').some((part) => path.includes(part)));
  const all = files.map((path) => listMutants(path, readFileSync(source(path), 'utf8')));
  const mutants =
    values.each === undefined
      ? pick(all.flat(), Number(values.sample))
      : all.flatMap((listed) => pick(listed, Number(values.each)));
  if (!isGreen()) throw new Error('The tests are red before anything is changed.');
  const survivors = [];
  for (const [index, mutant] of mutants.entries()) {
    const text = readFileSync(source(mutant.path), 'utf8');
    writeFileSync(source(mutant.path), text.slice(0, mutant.start) + mutant.text + text.slice(mutant.end));
    const survived = isGreen();
    writeFileSync(source(mutant.path), text);
    if (survived) survivors.push(mutant);
    console.log(
      `${index + 1}/${mutants.length} ${survived ? 'SURVIVED' : 'noticed'} ${mutant.path}:${mutant.line} ${mutant.was} → ${mutant.text}`,
    );
  }
  console.log(`\n${mutants.length - survivors.length} of ${mutants.length} changes noticed.`);
} finally {
  rmSync(copy, { recursive: true, force: true });
}

function isGreen() {
  const args = ['run', '--bail=1', '--reporter=dot', '--silent=true', ...TESTS];
  const { status } = spawnSync('vitest', args, { cwd: copy, env: environment, encoding: 'utf8' });
  return status === 0;
}

function listMutants(path, text) {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found = [];
  const add = (node, replacement) => {
    const start = node.getStart(file);
    const { line } = file.getLineAndCharacterOfPosition(start);
    const was = text.slice(start, node.end).replaceAll(/\s+/g, ' ').slice(0, 60);
    found.push({ path, line: line + 1, start, end: node.end, text: replacement, was });
  };
  const visit = (node) => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node)) return;
    if (ts.isBinaryExpression(node) && SWAPS.has(node.operatorToken.kind)) {
      add(node.operatorToken, SWAPS.get(node.operatorToken.kind));
    }
    if (node.kind === ts.SyntaxKind.TrueKeyword) add(node, 'false');
    if (node.kind === ts.SyntaxKind.FalseKeyword) add(node, 'true');
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
      add(node, node.operand.getText(file));
    if (ts.isContinueStatement(node)) add(node, ';');
    if (ts.isIfStatement(node)) add(node.expression, 'false');
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** A sample that the seed decides. */
function pick(all, count) {
  let state = Number(values.seed) >>> 0;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return all
    .map((mutant) => ({ mutant, key: random() }))
    .sort((a, b) => a.key - b.key)
    .slice(0, count)
    .map(({ mutant }) => mutant);
}

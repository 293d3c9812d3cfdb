// Holds a copy of a repository against its policy twice: by Storypole, and by dependency-cruiser with the generated
// configuration. Prints every difference.
//
//   node oracles/dependency-cruiser/run.mjs COPY [VERSION…]
//
// The copy has a storypole.config.* at its root and is written to: `.dependency-cruiser.mjs`, and a stand-in in `node_modules`
// for every package that some package.json declares, because dependency-cruiser asks the disk what a package is.
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const [copy = '.', ...versions] = process.argv.slice(2);
const root = resolve(copy);
const storypole = fileURLToPath(new URL('../../packages/cli/bin/storypole.mjs', import.meta.url));

const manifests = globSync('**/package.json', { cwd: root, exclude: (path) => path.includes('node_modules') }).map(
  (path) => ({
    folder: join(root, dirname(path)),
    manifest: parse(readFileSync(join(root, path), 'utf8')),
  }),
);
standIn(manifests);

const start = performance.now();
run(process.execPath, [storypole, 'generate', 'dependency-cruiser']);
const text = readFileSync(join(root, '.dependency-cruiser.mjs'), 'utf8');
console.log(`generated ${text.split('\n').length} lines in ${seconds(start)}`);

const checkStart = performance.now();
const report = JSON.parse(run(process.execPath, [storypole, 'check', '--format', 'json']));
console.log(`storypole: ${report.findings.length} findings in ${seconds(checkStart)}`);
const ours = toPairs(
  report.findings.map((finding) => toPair(finding.rule, finding.from.file, targetOf(finding), finding)),
);

const componentOf = findComponents(JSON.parse(run(process.execPath, [storypole, 'graph'])).dependencies);
const cycles = report.findings
  .filter(({ rule }) => rule === 'import-cycle')
  .map(({ chain }) => componentOf.get(chain[0]));

for (const version of versions.length === 0 ? ['18', '17'] : versions) {
  const name = version === '18' ? 'dependency-cruiser' : `dependency-cruiser${version}`;
  const manifest = findPackageJSON(name, new URL('../../packages/depcruise/package.json', import.meta.url));
  const bin = join(dirname(manifest), JSON.parse(readFileSync(manifest, 'utf8')).bin.depcruise);
  const [, folders = ''] = /--config <this file> ([^`]*)`/.exec(text) ?? [];
  const cruiseStart = performance.now();
  const output = run(process.execPath, [
    '--max-old-space-size=6000',
    bin,
    '--config',
    '.dependency-cruiser.mjs',
    '--output-type',
    'json',
    ...folders.split(' '),
  ]);
  const { summary } = JSON.parse(output);
  console.log(`\ndependency-cruiser ${version}: ${summary.violations.length} violations in ${seconds(cruiseStart)}`);
  const theirs = toPairs(
    summary.violations.map(({ from, to, rule }) => toPair(rule.name.slice(0, rule.name.indexOf('/')), from, to)),
  );
  compareCycles(summary.violations.filter(({ rule }) => rule.name.startsWith('import-cycle/')));
  print('found by Storypole alone', ours, theirs);
  print('found by dependency-cruiser alone', theirs, ours);
}

function print(title, left, right) {
  const cycles = [...left.keys()].filter((key) => key.startsWith('import-cycle '));
  const alone = [...left].filter(([key]) => !right.has(key) && !key.startsWith('import-cycle '));
  console.log(`  ${title}: ${alone.length}${cycles.length === 0 ? '' : ` (besides ${cycles.length} import-cycle)`}`);
  for (const [key, note] of alone) console.log(`    ${key}${note}`);
}

/** Storypole reports a component, dependency-cruiser the dependencies in one. */
function compareCycles(violations) {
  const found = new Set(violations.map(({ from }) => componentOf.get(from)));
  const missed = cycles.filter((component) => !found.has(component));
  const strange = violations.filter(
    ({ from, to }) => componentOf.get(from) === undefined || componentOf.get(from) !== componentOf.get(to),
  );
  console.log(
    `  cycles: ${cycles.length} components by Storypole; dependency-cruiser is silent about ${missed.length} of them,`,
  );
  console.log(`          and ${strange.length} of its ${violations.length} dependencies lie in none`);
  for (const { from, to } of strange) console.log(`    ${from} ${to}`);
  for (const [file, component] of componentOf) if (missed.includes(component)) console.log(`    silent about ${file}`);
}

/** File → the number of its component of two files or more, by what is loaded at run time (Kosaraju). */
function findComponents(dependencies) {
  const loads =
    /^(?:import|side-effect-import|re-export|export-star|export-star-as|dynamic-import|require|module-require|create-require|import-equals|script-src|import-actual|import-meta-glob)$/;
  const forward = new Map();
  const backward = new Map();
  const add = (map, from, to) => map.set(from, [...(map.get(from) ?? []), to]);
  for (const { from, to, kind, form, typeOnly } of dependencies) {
    if (kind !== 'file' || typeOnly || !loads.test(form)) continue;
    add(forward, from, to);
    add(backward, to, from);
  }
  const order = [];
  const seen = new Set();
  for (const root of forward.keys()) visit(root, forward, seen, (file) => order.push(file));
  const components = new Map();
  const assigned = new Set();
  for (const root of order.reverse()) {
    const members = [];
    visit(root, backward, assigned, (file) => members.push(file));
    const isLoop = (forward.get(root) ?? []).includes(root);
    if (members.length > 1 || isLoop) for (const file of members) components.set(file, root);
  }
  return components;
}

/** Depth first, without recursion; `leave` is called when all that a file leads to is done. */
function visit(start, edges, seen, leave) {
  if (seen.has(start)) return;
  seen.add(start);
  const stack = [{ file: start, next: 0 }];
  while (stack.length > 0) {
    const top = stack.at(-1);
    const target = (edges.get(top.file) ?? [])[top.next++];
    if (target === undefined) {
      stack.pop();
      leave(top.file);
    } else if (!seen.has(target)) {
      seen.add(target);
      stack.push({ file: target, next: 0 });
    }
  }
}

/** What both sides say of a finding: the rule, the importing file, and a file, a package or a specifier. */
function toPair(rule, from, to, finding) {
  const note = finding?.form === undefined ? '' : `  (${finding.form}${finding.typeOnly ? ', type' : ''})`;
  return [`${rule} ${from} ${to === from ? '' : toName(to)}`.trim(), note];
}

function toPairs(pairs) {
  return new Map(pairs.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function targetOf({ to, from }) {
  return to?.file ?? to?.package ?? to?.builtin ?? to?.specifier ?? from.file;
}

/** `node_modules/pg/index.js` → `pg` */
function toName(path) {
  const at = path.lastIndexOf('node_modules/');
  if (at < 0) return path.replace(/^node:/, '');
  const inside = path
    .slice(at + 'node_modules/'.length)
    .replace(/^@types\/(?:(\w+)__)?/, (_, scope) => (scope ? `@${scope}/` : ''));
  const [first, second] = inside.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}

function standIn(packages) {
  const own = new Map(
    packages.flatMap(({ folder, manifest }) => (manifest?.name === undefined ? [] : [[manifest.name, folder]])),
  );
  for (const { folder, manifest } of packages) {
    const declared = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'].flatMap((key) =>
      Object.keys(manifest?.[key] ?? {}),
    );
    for (const name of declared) standInFor(join(folder, 'node_modules', name), name, own.get(name));
  }
}

function standInFor(target, name, source) {
  if (existsSync(target)) return;
  mkdirSync(dirname(target), { recursive: true });
  if (source !== undefined) {
    symlinkSync(relative(dirname(target), source), target);
    return;
  }
  mkdirSync(target, { recursive: true });
  const manifest = { name, exports: { '.': './index.js', './*': './index.js' } };
  writeFileSync(join(target, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(target, 'index.js'), '');
}

function parse(json) {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function run(command, args) {
  const { stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (stdout === '') throw new Error(`${args.join(' ')}\n${stderr}`);
  return stdout;
}

function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(2)} s`;
}

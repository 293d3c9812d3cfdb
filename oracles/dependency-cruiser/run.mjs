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
  print('found by Storypole alone', ours, theirs);
  print('found by dependency-cruiser alone', theirs, ours);
}

function print(title, left, right) {
  const cycles = [...left.keys()].filter((key) => key.startsWith('import-cycle '));
  const alone = [...left].filter(([key]) => !right.has(key) && !key.startsWith('import-cycle '));
  console.log(`  ${title}: ${alone.length}${cycles.length === 0 ? '' : ` (besides ${cycles.length} import-cycle)`}`);
  for (const [key, note] of alone) console.log(`    ${key}${note}`);
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

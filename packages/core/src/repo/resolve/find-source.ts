import type { Ground } from './ground';
import { locateParent } from './load-path';

/** Where a package's compiler writes, and what it reads; paths relative to the package's folder, without `./`. */
export interface OutputFolder {
  readonly output: string;
  /** `undefined` where the config leaves `rootDir` to the compiler. */
  readonly source: string | undefined;
}

/** Folders inside an output folder that stand for a module format or a platform, not for a folder of the source. */
const FORMATS = new Set(
  'esm es es5 es6 es2015 es2020 esnext module modules mjs cjs commonjs cjs5 umd iife node browser types typings dts'.split(
    ' ',
  ),
);
const OUTPUT = /(?:\.d\.[mc]?ts|\.[mc]?js|\.jsx)$/u;

/**
 * The source that an unbuilt `target` of a package would be built from, or -1: by the package's own `outDir` and `rootDir`, then with
 * its first folder replaced by `src`, then from the package's folder, then by the name of the package.
 */
export function findSource(ground: Ground, folder: number, target: string, outputs: readonly OutputFolder[]): number {
  const path = target.startsWith('./') ? target.slice(2) : target;
  for (const candidate of toSources(path, outputs, ground.manifestOf(folder)?.name)) {
    const file = loadSource(ground, folder, candidate);
    if (file >= 0) return file;
  }
  return -1;
}

/** The same by the package's compiler options alone. */
export function findSourceByConfig(
  ground: Ground,
  folder: number,
  target: string,
  outputs: readonly OutputFolder[],
): number {
  const path = target.startsWith('./') ? target.slice(2) : target;
  for (const candidate of toConfiguredSources(path, outputs)) {
    const file = loadSource(ground, folder, candidate);
    if (file >= 0) return file;
  }
  return -1;
}

function toConfiguredSources(path: string, outputs: readonly OutputFolder[]): readonly string[] {
  const found: string[] = [];
  for (const { output, source } of outputs) {
    if (!path.startsWith(`${output}/`)) continue;
    const rest = path.slice(output.length + 1);
    if (source === undefined) found.push(`src/${rest}`, rest);
    else found.push(source === '' ? rest : `${source}/${rest}`);
  }
  return found;
}

function toSources(path: string, outputs: readonly OutputFolder[], name: string | undefined): readonly string[] {
  const found = [...toConfiguredSources(path, outputs)];
  const segments = path.split('/');
  if (segments[0] === 'src') return found;
  if (segments.length === 1) return [...found, `src/${path}`];
  const rest = segments.slice(1);
  const plain = [...rest];
  while (plain.length > 1 && FORMATS.has(plain[0] as string)) plain.shift();
  const spellings = plain.length === rest.length ? [rest] : [plain, rest];
  // A wide `rootDir` repeats the path of the package inside the output: `dist/packages/a/src/index.js`.
  const inner = rest.indexOf('src');
  if (inner >= 0) spellings.unshift(rest.slice(inner + 1));
  for (const base of ['src/', '', 'lib/', 'source/'])
    for (const spelling of spellings) found.push(base + spelling.join('/'));
  // A bundle that bears the name of its package is built from the package's entry: `dist/vue.cjs.js`.
  const bundle = (rest.at(-1) as string).replace(/\..*$/u, '');
  if (name?.slice(name.indexOf('/') + 1) === bundle) found.push('src/index.js');
  return found.filter((candidate) => candidate !== path);
}

function loadSource(ground: Ground, folder: number, path: string): number {
  const at = locateParent(ground, folder, path);
  if (at === undefined) return -1;
  const entries = ground.entriesOf(at.folder);
  const output = OUTPUT.exec(at.name)?.[0];
  if (output === undefined) return entries.get(at.name) ?? -1;
  const stem = at.name.slice(0, -output.length);
  // Bundles carry their format in their name: `index.cjs.js`, `vue.esm-bundler.js`.
  const short = stem.includes('.') ? stem.slice(0, stem.indexOf('.')) : stem;
  const extensions = toSourceExtensions(output);
  for (const name of short === stem || short === '' ? [stem] : [stem, short]) {
    for (const extension of extensions) {
      const file = entries.get(name + extension) ?? -1;
      if (file >= 0) return file;
    }
    const inside = entries.get(name) ?? 0;
    for (const extension of inside < 0 ? extensions : []) {
      const file = ground.entriesOf(~inside).get(`index${extension}`) ?? -1;
      if (file >= 0) return file;
    }
  }
  return -1;
}

function toSourceExtensions(output: string): readonly string[] {
  const scripts = ['.ts', '.tsx'];
  const modules = output.includes('.m') || output === '.d.mts' ? ['.mts'] : [];
  const commons = output === '.cjs' || output === '.d.cts' ? ['.cts'] : [];
  return [...modules, ...commons, ...scripts, '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.vue', '.svelte'];
}

import { readFileSync } from 'node:fs';

const ENDINGS = ['.ts', '.tsx', '', '.d.ts', '.mts', '.cts', '.js'];

/**
 * Returns (folder, specifier) → file or `undefined`, from the listing alone. Knows relative paths, the `baseUrl` and `paths`
 * of the nearest tsconfig.json without `extends`, and the names of the repository's own packages.
 */
export function buildLookup(root, { top, folders }) {
  const packages = new Map();
  const aliases = new Map();
  for (const folder of folders) {
    if (folder.entries.has('package.json')) {
      const name = readJson(`${root}/${folder.path}/package.json`)?.name;
      if (name !== undefined && !packages.has(name)) packages.set(name, folder);
    }
    const own = folder.entries.has('tsconfig.json') ? readAliases(root, folder) : undefined;
    aliases.set(folder, own ?? aliases.get(folder.parent) ?? []);
  }
  const memo = new Map();

  return (folder, specifier) => {
    let known = memo.get(folder);
    if (known === undefined) memo.set(folder, (known = new Map()));
    let file = known.get(specifier);
    if (file === undefined && !known.has(specifier)) known.set(specifier, (file = find(folder, specifier)));
    return file;
  };

  function find(folder, specifier) {
    if (specifier.startsWith('.')) return findFile(folder, specifier);
    for (const { head, base } of aliases.get(folder)) {
      if (!specifier.startsWith(head)) continue;
      const file = findFile(top, base + specifier.slice(head.length));
      if (file) return file;
    }
    const [scope, name] = specifier.split('/', 2);
    const own = packages.get(specifier.startsWith('@') ? `${scope}/${name}` : scope);
    return own && (findFile(own, 'src/index') ?? findFile(own, 'index'));
  }
}

function findFile(start, path) {
  let folder = start;
  const segments = path.split('/');
  const name = segments.pop();
  for (const segment of segments) {
    if (segment === '..') folder = folder.parent;
    else if (segment !== '.' && segment !== '') folder = folder.entries.get(segment);
    if (folder?.entries === undefined) return undefined;
  }
  if (name === '.' || name === '') return indexOf(folder);
  if (name === '..') return folder.parent && indexOf(folder.parent);
  const stem = name.endsWith('.js') ? name.slice(0, -3) : name;
  for (const ending of ENDINGS) {
    const entry = folder.entries.get(stem + ending);
    if (entry !== undefined && entry.entries === undefined) return entry;
  }
  const child = folder.entries.get(name);
  return child?.entries && indexOf(child);
}

function indexOf(folder) {
  return folder.entries.get('index.ts') ?? folder.entries.get('index.tsx') ?? folder.entries.get('index.d.ts');
}

function readAliases(root, folder) {
  const options = readJson(`${root}/${folder.path}/tsconfig.json`)?.compilerOptions;
  if (options?.baseUrl === undefined && options?.paths === undefined) return undefined;
  const base = joinPath(folder.path, options.baseUrl ?? '.');
  const aliases = Object.entries(options.paths ?? {}).map(([pattern, [target]]) => ({
    head: pattern.replace(/\*.*$/, ''),
    base: joinPath(base, target.replace(/\*.*$/, '')),
  }));
  if (options.baseUrl !== undefined) aliases.push({ head: '', base: base === '' ? '' : `${base}/` });
  return aliases;
}

function joinPath(base, path) {
  const segments = base === '' ? [] : base.split('/');
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}

/** Reads JSON with comments and trailing commas; `undefined` where that is not enough. */
function readJson(path) {
  const text = readFileSync(path, 'utf8');
  try {
    return JSON.parse(text);
  } catch {
    const bare = text.replace(/"(?:[^"\\]|\\.)*"|\/\/.*|\/\*[^]*?\*\//g, (part) => (part[0] === '"' ? part : ''));
    try {
      return JSON.parse(bare.replace(/,(\s*[}\]])/g, '$1'));
    } catch {
      return undefined;
    }
  }
}

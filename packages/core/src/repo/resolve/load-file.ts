/** Which kinds of file a search wants; bits. */
export const WANT = { typescript: 1, javascript: 2, all: 3 } as const;

/** The compiler options that decide which file a path leads to. */
export interface LoadOptions {
  /**
   * What to look for, in turn; bits of `WANT`. `node10` looks for TypeScript in files and folders before it looks for JavaScript in
   * either; all others look for both at once.
   */
  readonly passes: readonly number[];
  /** `moduleSuffixes`; `undefined` for the usual `['']`. */
  readonly suffixes: readonly string[] | undefined;
  /** Whether the compiler resolves `.json`. */
  readonly json: boolean;
  /** Whether neither extensions nor the entries of folders are completed, as in modules of `node16`. */
  readonly isExplicit: boolean;
  /** Whether what only bundlers and Node resolve is found too. */
  readonly isLoose: boolean;
}

type Entries = ReadonlyMap<string, number>;

/**
 * The file that `name` means to the compiler in one folder, or -1. An extension is replaced first (`a.js` → `a.ts`, `a.tsx`, `a.d.ts`,
 * `a.js`, `a.jsx`), then, if `isImplicit`, one is added.
 */
export function loadFile(entries: Entries, name: string, want: number, load: LoadOptions, isImplicit: boolean): number {
  const { suffixes } = load;
  const dot = name.lastIndexOf('.');
  if (dot >= 0) {
    const replaced = loadReplaced(entries, name, dot, want, load);
    if (replaced >= 0) return replaced;
  }
  return isImplicit ? loadScript(entries, name, want, suffixes) : -1;
}

function loadReplaced(entries: Entries, name: string, dot: number, want: number, load: LoadOptions): number {
  const { suffixes } = load;
  const extension = name.slice(dot);
  switch (extension) {
    case '.js':
      return loadScript(entries, name.slice(0, dot), want, suffixes);
    case '.ts':
      return loadScript(entries, withoutDeclaration(name.slice(0, dot)), want, suffixes);
    case '.tsx':
    case '.jsx':
      return loadJsx(entries, name.slice(0, dot), want, suffixes);
    case '.mjs':
    case '.mts':
      return loadKind(
        entries,
        extension === '.mts' ? withoutDeclaration(name.slice(0, dot)) : name.slice(0, dot),
        'm',
        want,
        suffixes,
      );
    case '.cjs':
    case '.cts':
      return loadKind(
        entries,
        extension === '.cts' ? withoutDeclaration(name.slice(0, dot)) : name.slice(0, dot),
        'c',
        want,
        suffixes,
      );
    case '.json': {
      const declared = (want & WANT.typescript) !== 0 ? find(entries, name.slice(0, dot), '.d.json.ts', suffixes) : -1;
      if (declared >= 0 || !load.json || (want & WANT.javascript) === 0) return declared;
      return find(entries, name.slice(0, dot), '.json', suffixes);
    }
    default:
      return (want & WANT.typescript) !== 0 ? find(entries, name.slice(0, dot), `.d${extension}.ts`, suffixes) : -1;
  }
}

function loadScript(entries: Entries, stem: string, want: number, suffixes: LoadOptions['suffixes']): number {
  let file = -1;
  if ((want & WANT.typescript) !== 0) {
    if ((file = find(entries, stem, '.ts', suffixes)) >= 0) return file;
    if ((file = find(entries, stem, '.tsx', suffixes)) >= 0) return file;
    if ((file = find(entries, stem, '.d.ts', suffixes)) >= 0) return file;
  }
  if ((want & WANT.javascript) !== 0) {
    if ((file = find(entries, stem, '.js', suffixes)) >= 0) return file;
    return find(entries, stem, '.jsx', suffixes);
  }
  return file;
}

function loadJsx(entries: Entries, stem: string, want: number, suffixes: LoadOptions['suffixes']): number {
  let file = -1;
  if ((want & WANT.typescript) !== 0) {
    if ((file = find(entries, stem, '.tsx', suffixes)) >= 0) return file;
    if ((file = find(entries, stem, '.ts', suffixes)) >= 0) return file;
    if ((file = find(entries, stem, '.d.ts', suffixes)) >= 0) return file;
  }
  if ((want & WANT.javascript) !== 0) {
    if ((file = find(entries, stem, '.jsx', suffixes)) >= 0) return file;
    return find(entries, stem, '.js', suffixes);
  }
  return file;
}

/** `m` or `c`: the families of `.mts` and `.cts`, which are never mixed with `.ts`. */
function loadKind(
  entries: Entries,
  stem: string,
  kind: string,
  want: number,
  suffixes: LoadOptions['suffixes'],
): number {
  let file = -1;
  if ((want & WANT.typescript) !== 0) {
    if ((file = find(entries, stem, `.${kind}ts`, suffixes)) >= 0) return file;
    if ((file = find(entries, stem, `.d.${kind}ts`, suffixes)) >= 0) return file;
  }
  return (want & WANT.javascript) !== 0 ? find(entries, stem, `.${kind}js`, suffixes) : file;
}

/** `a.d.ts` is `a` with another extension. */
function withoutDeclaration(stem: string): string {
  return stem.endsWith('.d') ? stem.slice(0, -2) : stem;
}

function find(entries: Entries, stem: string, extension: string, suffixes: LoadOptions['suffixes']): number {
  return suffixes === undefined
    ? (entries.get(stem + extension) ?? -1)
    : findSuffixed(entries, stem + extension, suffixes);
}

/** The file of exactly this name, but for `moduleSuffixes`. */
export function findFile(entries: Entries, name: string, load: LoadOptions): number {
  return load.suffixes === undefined ? (entries.get(name) ?? -1) : findSuffixed(entries, name, load.suffixes);
}

/** The suffix stands before the last extension; of compound ones only `.d.ts` and its kin count as one. */
function findSuffixed(entries: Entries, name: string, suffixes: readonly string[]): number {
  const dot = name.length - (/(?:\.d)?\.\w+$/u.exec(name)?.[0].length ?? 0);
  for (const suffix of suffixes) {
    const file = entries.get(name.slice(0, dot) + suffix + name.slice(dot)) ?? -1;
    if (file >= 0) return file;
  }
  return -1;
}

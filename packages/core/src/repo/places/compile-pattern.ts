import picomatch from 'picomatch';

/** What the placeholders of a pattern stand for in a path. */
export interface Captures {
  readonly domain?: string | undefined;
  readonly provider?: string | undefined;
}

/**
 * A glob with placeholders, made ready for a walk from the root downward, so that a folder is asked once for all its files.
 *
 * `subtree`: the pattern ends in `/**`, and `matchFolder` tells whether all that lies below a folder matches.
 * Otherwise `matchFolder` tells whether files directly in a folder may match, and `matchFile` decides.
 */
export interface CompiledPattern {
  readonly source: string;
  readonly subtree: boolean;
  /** Of a pattern that means one folder and all below it, that folder. */
  readonly folder: string | undefined;
  /** @param path of a folder relative to the root, `''` for the root. @param depth number of its segments. */
  readonly matchFolder: (path: string, depth: number) => Captures | undefined;
  /** The whole path of a file. Only asked where its folder matched and `subtree` is `false`. */
  readonly matchFile: (path: string) => Captures | undefined;
}

const NOTHING: Captures = {};
const ALWAYS = (): Captures => NOTHING;
const DOMAIN_TOKEN = 'zzDOMAINzz';
const PROVIDER_TOKEN = 'zzPROVIDERzz';

/** @param source a glob of picomatch, POSIX, relative to the root, with `{domain}` and `{provider}` at most once each */
export function compilePattern(source: string): CompiledPattern {
  return compile(source.replaceAll(/(?<=^|\/)(?:\*\*\/)+\*\*(?=\/|$)/g, '**'));
}

function compile(source: string): CompiledPattern {
  if (source === '**' || source === '**/*')
    return { source, subtree: true, folder: undefined, matchFolder: ALWAYS, matchFile: ALWAYS };
  const subtree = source.endsWith('/**');
  const slash = source.lastIndexOf('/');
  const folderGlob = subtree ? source.slice(0, -3) : source.slice(0, Math.max(slash, 0));
  const matchFolder = compileMatcher(folderGlob, true);
  return {
    source,
    subtree,
    folder: subtree && folderGlob !== '' && findStaticPrefix(folderGlob) === folderGlob ? folderGlob : undefined,
    matchFolder,
    matchFile: subtree ? ALWAYS : compileMatcher(source, false),
  };
}

/** The leading segments of a pattern that hold neither glob characters nor placeholders. */
export function findStaticPrefix(source: string): string {
  const segments: string[] = [];
  for (const segment of source.split('/')) {
    if (/[*?[\]{}()!+@\\|]/.test(segment)) break;
    segments.push(segment);
  }
  return segments.join('/');
}

function compileMatcher(glob: string, isFolder: boolean): (path: string, depth?: number) => Captures | undefined {
  if (glob === '') return isFolder ? (path) => (path === '' ? NOTHING : undefined) : () => undefined;
  const regex = toRegex(glob);
  // `a/**` as a folder also means `a` itself: the globstar stands for no segment.
  const shorter = isFolder && glob.endsWith('/**') ? compileMatcher(glob.slice(0, -3), true) : undefined;
  const prefix = findStaticPrefix(glob);
  if (prefix === glob) return (path) => (path === glob ? NOTHING : undefined);
  const hasGlobstar = glob.includes('**');
  const segments = glob.split('/').length;
  // Extended globs may hold slashes of their own; then the number of segments says nothing.
  const isFixedDepth = isFolder && !hasGlobstar && !/[([{]/.test(glob.replaceAll(/\{(?:domain|provider)\}/g, ''));
  const hasCaptures = /\{(?:domain|provider)\}/.test(glob);
  return (path, depth) => {
    if (isFixedDepth && depth !== segments) return undefined;
    if (!path.startsWith(prefix)) return undefined;
    const match = regex.exec(path);
    if (match === null) return shorter?.(path, depth);
    return hasCaptures ? match.groups : NOTHING;
  };
}

function toRegex(glob: string): RegExp {
  const tokens = glob.replaceAll('{domain}', DOMAIN_TOKEN).replaceAll('{provider}', PROVIDER_TOKEN);
  const source = picomatch
    .makeRe(tokens, { dot: true })
    .source.replace(DOMAIN_TOKEN, '(?<domain>[^/]+?)')
    .replace(PROVIDER_TOKEN, '(?<provider>[^/]+?)');
  return new RegExp(source);
}

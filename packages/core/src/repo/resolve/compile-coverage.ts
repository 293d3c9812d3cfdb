import type { TsConfig } from './tsconfig';

/** Which files a config takes in; paths are absolute. */
export interface Coverage {
  readonly takes: (path: string) => boolean;
  /**
   * Whether it takes in every file directly in a folder whose name does not begin with a dot; `false` says nothing. One question
   * for a folder is the answer for nearly all files of a workspace whose configs refer to each other.
   */
  readonly takesFolder: (path: string) => boolean;
}

type Test = (path: string) => boolean;

/**
 * Reads `files`, `include` and `exclude` of a config. The extension of a file is not asked: `.vue` and its kin belong to the config that
 * their neighbours belong to.
 */
export function compileCoverage(config: TsConfig): Coverage {
  const lists = config.lists();
  const files = new Set(lists.files);
  const include = lists.include ?? (lists.files === undefined ? [`${config.folder}/**/*`] : []);
  const exclude = lists.exclude ?? [config.outDir, config.declarationDir].filter((folder) => folder !== undefined);
  const includers = include.map((pattern) => toIncluder(pattern));
  const excluders = exclude.map((pattern) => toExcluder(pattern));
  return {
    takes: (path) =>
      files.has(path) || (includers.some(({ takes }) => takes(path)) && !excluders.some((isOut) => isOut(path))),
    takesFolder: (path) =>
      includers.some(({ whole }) => whole !== undefined && isEntered(whole, `${path}/`)) &&
      !exclude.some((pattern) => mayDrop(pattern, path)),
  };
}

interface Includer {
  readonly takes: Test;
  /** The folder, with a slash, below which every name is taken; `undefined` where single names are asked for. */
  readonly whole: string | undefined;
}

/** Whether a pattern of `exclude` could speak of a file in a folder. */
function mayDrop(pattern: string, folder: string): boolean {
  if (/[*?]/u.test(pattern)) return true;
  return folder === pattern || folder.startsWith(`${pattern}/`) || pattern.startsWith(`${folder}/`);
}

/** What a `**` never enters, but for dot folders. */
const PACKAGES = ['/node_modules/', '/bower_components/', '/jspm_packages/'] as const;

function toIncluder(pattern: string): Includer {
  const segments = pattern.split('/');
  const last = segments.at(-1) as string;
  // The compiler refuses such a pattern, and takes in nothing.
  if (last === '**') return { takes: () => false, whole: undefined };
  // A last segment without wildcard or extension is a folder, and means everything below it.
  if (!/[.*?]/u.test(last)) segments.push('**', '*');
  const deep = segments.indexOf('**');
  const isPlain = deep === segments.length - 2 && !/[*?]/u.test(segments.slice(0, deep).join('/'));
  const extension = /^\*(?<extension>[^*?]*)$/u.exec(segments.at(-1) as string)?.groups?.['extension'];
  if (!isPlain || extension === undefined) return { takes: toTest(`^${toIncludeSource(segments)}$`), whole: undefined };
  // Nearly all patterns are of this kind, and a regular expression each would cost more than all files.
  const folder = `${segments.slice(0, deep).join('/')}/`;
  return {
    takes: (path) => path.endsWith(extension) && isEntered(folder, path),
    whole: extension === '' ? folder : undefined,
  };
}

/** Whether a path lies below a folder, and not in what `**` leaves out. */
function isEntered(folder: string, path: string): boolean {
  const start = folder.length - 1;
  return path.startsWith(folder) && !path.includes('/.', start) && !PACKAGES.some((name) => path.includes(name, start));
}

function toIncludeSource(segments: readonly string[]): string {
  let source = '';
  segments.forEach((segment, index) => {
    if (segment === '**') source += '(?:/(?!node_modules/|bower_components/|jspm_packages/)[^/.][^/]*)*?';
    else source += `${index === 0 ? '' : '/'}${/^[*?]/u.test(segment) ? '(?!\\.)' : ''}${toSegmentSource(segment)}`;
  });
  return source;
}

/** Unlike `include`, `exclude` enters every folder, and what it matches goes with everything below. */
function toExcluder(pattern: string): Test {
  if (!/[*?]/u.test(pattern)) return (path) => path === pattern || path.startsWith(`${pattern}/`);
  let source = '';
  pattern.split('/').forEach((segment, index) => {
    if (segment === '**') source += '(?:/.+?)?';
    else if (segment !== '') source += `${index === 0 ? '' : '/'}${toSegmentSource(segment)}`;
  });
  return toTest(`^${source}(?:/|$)`);
}

function toTest(source: string): Test {
  const expression = new RegExp(source, 'u');
  return (path) => expression.test(path);
}

function toSegmentSource(segment: string): string {
  return segment.replace(/[\\^$.|+()[\]{}*?]/gu, (char) =>
    char === '*' ? '[^/]*' : char === '?' ? '[^/]' : `\\${char}`,
  );
}

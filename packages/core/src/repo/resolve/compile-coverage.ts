import type { TsConfig } from './tsconfig';

/** Whether a config takes in the file at an absolute path. */
export type Coverage = (path: string) => boolean;

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
  return (path) => files.has(path) || (includers.some((isIn) => isIn(path)) && !excluders.some((isOut) => isOut(path)));
}

/** What a `**` never enters, but for dot folders. */
const PACKAGES = ['/node_modules/', '/bower_components/', '/jspm_packages/'] as const;

function toIncluder(pattern: string): Coverage {
  const segments = pattern.split('/');
  const last = segments.at(-1) as string;
  // The compiler refuses such a pattern, and takes in nothing.
  if (last === '**') return () => false;
  // A last segment without wildcard or extension is a folder, and means everything below it.
  if (!/[.*?]/u.test(last)) segments.push('**', '*');
  const deep = segments.indexOf('**');
  const isPlain = deep === segments.length - 2 && !/[*?]/u.test(segments.slice(0, deep).join('/'));
  const extension = /^\*(?<extension>[^*?]*)$/u.exec(segments.at(-1) as string)?.groups?.['extension'];
  if (!isPlain || extension === undefined) return toTest(`^${toIncludeSource(segments)}$`);
  // Nearly all patterns are of this kind, and a regular expression each would cost more than all files.
  const folder = `${segments.slice(0, deep).join('/')}/`;
  const start = folder.length - 1;
  return (path) =>
    path.startsWith(folder) &&
    path.endsWith(extension) &&
    !path.includes('/.', start) &&
    !PACKAGES.some((name) => path.includes(name, start));
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
function toExcluder(pattern: string): Coverage {
  if (!/[*?]/u.test(pattern)) return (path) => path === pattern || path.startsWith(`${pattern}/`);
  let source = '';
  pattern.split('/').forEach((segment, index) => {
    if (segment === '**') source += '(?:/.+?)?';
    else if (segment !== '') source += `${index === 0 ? '' : '/'}${toSegmentSource(segment)}`;
  });
  return toTest(`^${source}(?:/|$)`);
}

function toTest(source: string): Coverage {
  const expression = new RegExp(source, 'u');
  return (path) => expression.test(path);
}

function toSegmentSource(segment: string): string {
  return segment.replace(/[\\^$.|+()[\]{}*?]/gu, (char) =>
    char === '*' ? '[^/]*' : char === '?' ? '[^/]' : `\\${char}`,
  );
}

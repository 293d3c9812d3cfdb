import type { TsConfig } from './tsconfig';

/**
 * Whether `files`, `include` and `exclude` of a config take in the file at an absolute path. The extension is not asked: `.vue` and its
 * kin belong to the config that their neighbours belong to.
 */
export function coversFile(config: TsConfig, path: string): boolean {
  if (config.files?.includes(path) === true) return true;
  const include = config.include ?? (config.files === undefined ? [`${config.folder}/**/*`] : []);
  const exclude = config.exclude ?? [config.outDir, config.declarationDir].filter((folder) => folder !== undefined);
  return (
    include.some((pattern) => toIncluder(pattern).test(path)) &&
    !exclude.some((pattern) => toExcluder(pattern).test(path))
  );
}

const includers = new Map<string, RegExp>();
const excluders = new Map<string, RegExp>();

function toIncluder(pattern: string): RegExp {
  let expression = includers.get(pattern);
  if (expression === undefined) includers.set(pattern, (expression = new RegExp(`^${toIncludeSource(pattern)}$`, 'u')));
  return expression;
}

/** A wildcard never enters dot folders and `node_modules`; a last segment without wildcard or extension means everything below it. */
function toIncludeSource(pattern: string): string {
  const segments = pattern.split('/');
  const last = segments.at(-1) as string;
  if (last === '') segments.pop();
  // The compiler refuses such a pattern, and takes in nothing.
  if (last === '**') return '(?!)';
  if (!/[.*?]/u.test(last)) segments.push('**', '*');
  let source = '';
  segments.forEach((segment, index) => {
    if (segment === '**') source += '(?:/(?!node_modules/|bower_components/|jspm_packages/)[^/.][^/]*)*?';
    else source += `${index === 0 ? '' : '/'}${/^[*?]/u.test(segment) ? '(?!\\.)' : ''}${toSegmentSource(segment)}`;
  });
  return source;
}

function toExcluder(pattern: string): RegExp {
  let expression = excluders.get(pattern);
  if (expression === undefined) {
    let source = '';
    pattern.split('/').forEach((segment, index) => {
      if (segment === '**') source += '(?:/.+?)?';
      else if (segment !== '') source += `${index === 0 ? '' : '/'}${toSegmentSource(segment)}`;
    });
    excluders.set(pattern, (expression = new RegExp(`^${source}(?:/|$)`, 'u')));
  }
  return expression;
}

function toSegmentSource(segment: string): string {
  return segment.replace(/[\\^$.|+()[\]{}*?]/gu, (char) =>
    char === '*' ? '[^/]*' : char === '?' ? '[^/]' : `\\${char}`,
  );
}

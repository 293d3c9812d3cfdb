import fc from 'fast-check';
import { check, openProject, TARGET, toAbsolutePath, toRelativePath } from '@storypole/core';
import { createTestProviders } from '@storypole/core/testing';
import { rules } from '@storypole/rules';
import { describe, expect, test } from 'vitest';
import { baseNameOf, folderOf, joinPath, toModulePath } from '#types/module-path';
import { checkSanely } from './run-check';

const TIMEOUT = { timeout: 120_000 };

/** Names that some program would stumble over. None holds a slash, nor a backslash, which separates folders on Windows. */
const odd = fc.constantFrom(
  ...[
    ' ',
    'a b',
    ' lead',
    'trail ',
    'ü',
    '名前',
    '😀',
    'e\u0301',
    'a#b',
    '#a',
    'a?b',
    '?',
    'a%20b',
    '%',
    '%zz',
    'a!b',
    '!',
  ],
  ...[
    "it's",
    '"',
    '`',
    '${a}',
    '{domain}',
    '{a,b}',
    '[a]',
    '[',
    '(a)',
    '(',
    '*',
    '**',
    '+a',
    '@a',
    '@',
    '~',
    '$a',
    '&',
    ';',
    '|',
    '^',
  ],
  ...[
    'a\nb',
    'a\rb',
    '\t',
    '\u2028',
    '\u202e',
    '\ufeff',
    '.hidden',
    '...',
    'a..b',
    '-',
    '--help',
    'con',
    'constructor',
    '__proto__',
  ],
  ...['CASE', 'case', 'index', 'index.test', 'a.d', 'x'.repeat(180)],
);
const segment = fc.oneof(
  odd,
  fc.tuple(odd, odd).map(([left, right]) => (left + right).slice(0, 200)),
);
const oddPath = fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => `${segments.join('/')}.ts`);
const oddPaths = fc.uniqueArray(oddPath, { minLength: 2, maxLength: 12 }).filter((paths) => !collide(paths));

describe('a tree of odd names', () => {
  test('is judged, wherever it lies', TIMEOUT, () => {
    const tree = fc.tuple(
      oddPaths,
      fc.constantFrom('src/', 'src/domains/', 'src/domains/orders/service/', 'src/utils/', ''),
    );
    fc.assert(
      fc.property(tree, ([paths, folder]) => {
        const files = Object.fromEntries(
          paths.map((path, index) => [folder + path, link(path, paths[index - 1] ?? path)]),
        );
        checkSanely(files);
      }),
      { numRuns: 60 },
    );
  });

  test('is linked as its specifiers say', TIMEOUT, () => {
    const plain = oddPaths.filter((paths) => paths.every((path) => !path.includes('!')));
    fc.assert(
      fc.property(plain, (paths) => {
        const at = (path: string): string => `src/utils/${path}`;
        const files = Object.fromEntries(paths.map((path, index) => [at(path), link(path, paths[index - 1] ?? path)]));
        const providers = createTestProviders(files);
        const { graph } = openProject({ cwd: '/project', configCode: false }, providers, rules);
        const { dependencies } = graph;
        const links = Array.from({ length: dependencies.count }, (_, row) => {
          expect(dependencies.kind[row], graph.strings[dependencies.specifier[row] as number]).toBe(TARGET.file);
          const from = graph.files.paths[dependencies.from[row] as number] as string;
          return [from, graph.files.paths[dependencies.to[row] as number] as string];
        });
        const expected = paths.map((path, index) => [at(path), at(paths[index - 1] ?? path)]);
        expect(links.sort()).toEqual(expected.sort());
      }),
      { numRuns: 60 },
    );
  });
});

describe('paths of Windows', () => {
  const name = fc.stringMatching(/^[A-Za-z0-9 _-]{1,8}$/).filter((text) => text.trim() !== '');
  const names = fc.array(name, { minLength: 1, maxLength: 6 });

  test('become module paths, and stay as they are then', () => {
    fc.assert(
      fc.property(names, fc.boolean(), (segments, dotted) => {
        const path = toModulePath(`${dotted ? '.\\' : ''}${segments.join('\\')}`);
        expect(path).toBe(segments.join('/'));
        expect(toModulePath(path)).toBe(path);
        expect([folderOf(path), baseNameOf(path)].filter(Boolean).join('/')).toBe(path);
      }),
    );
  });

  test('are relative to their root, and absolute again', () => {
    fc.assert(
      fc.property(names, names, fc.constantFrom('C:', 'd:', '', '//server/share'), (left, right, drive) => {
        const root = `${drive}/${left.join('/')}`;
        const path = `${drive}/${right.join('/')}`;
        const relative = toRelativePath(root, path);
        if (drive !== '//server/share') expect(toAbsolutePath(root, relative)).toBe(path);
        expect(toRelativePath(root, root)).toBe('');
        expect(toRelativePath(root, `${root}/${right.join('/')}`)).toBe(right.join('/'));
      }),
    );
  });

  test('are joined without `.` and `..`', () => {
    const part = fc.oneof(name, fc.constantFrom('.', '..', ''));
    fc.assert(
      fc.property(names, fc.array(part, { maxLength: 6 }), (folder, parts) => {
        const joined = joinPath(folder.join('/'), parts.join('/'));
        expect(joined.replace(/^(?:\.\.\/?)+/, '').split('/')).not.toContain('..');
        expect(joined.split('/')).not.toContain('.');
        expect(joinPath(joined, '')).toBe(joined);
      }),
    );
  });

  test('are a working directory, paths and a config like others', () => {
    const root = 'C:/code/my shop';
    const providers = createTestProviders(
      {
        'storypole.config.json': '{}',
        'src/domains/orders/service/place.ts': "import '../ui/page';\n",
        'src/domains/orders/ui/page.ts': 'export {};\n',
      },
      { root },
    );
    const all = { cwd: 'C:\\code\\my shop\\src', paths: [], configCode: false };
    const runs = [
      all,
      { ...all, paths: ['domains\\orders'] },
      { ...all, paths: ['C:\\code\\my shop\\src\\domains\\orders\\service\\place.ts'] },
      { ...all, paths: ['..\\src'], config: '..\\storypole.config.json' },
    ];
    for (const run of runs) {
      const { reports } = check(run, providers, rules);
      expect(reports.map((report) => [report.root, report.config, report.faults])).toEqual([
        [root, 'storypole.config.json', []],
      ]);
      expect(reports[0]?.findings.map(({ from, rule }) => `${rule} ${from.file}`)).toEqual([
        'misdirected-import src/domains/orders/service/place.ts',
      ]);
    }
  });
});

/** A source that imports `to`, seen from `from`. */
function link(from: string, to: string): string {
  const up = '../'.repeat(from.split('/').length - 1);
  return `import ${JSON.stringify(`./${up}${to}`)};\n`;
}

/** Whether one path is a folder of another. */
function collide(paths: readonly string[]): boolean {
  return paths.some((path) => paths.some((other) => other.startsWith(`${path}/`)));
}

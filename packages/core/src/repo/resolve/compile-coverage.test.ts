import { createMemoryFileSystem } from '@storypole/core/testing';
import fc from 'fast-check';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { compileCoverage } from './compile-coverage';
import { readTsConfig } from './read-tsconfig';

const FILES = [
  'main.ts',
  'src/a.ts',
  'src/a.spec.ts',
  'src/deep/b.tsx',
  'src/.hidden/c.ts',
  'src/node_modules/d.ts',
  'dist/e.ts',
  'test/f.ts',
  'src/deep/deeper/g.d.ts',
  'src.ts',
  'srcs/h.ts',
  'src/x+y/(i).ts',
];

const patterns = fc.array(
  fc.constantFrom(
    'src',
    'src/',
    './src',
    'src/*',
    'src/**',
    'src/**/*',
    '**/*',
    '*.ts',
    '**/*.spec.ts',
    'src/?.ts',
    'src/*.ts',
    '**/deep',
    'src/deep/**/*.ts',
    'src/**/*.d.ts',
    'dist',
    'src/a.ts',
    '**/.hidden/*',
    'src/.hidden',
    'src/x+y/*',
    '../repo/src',
    '*',
  ),
  { maxLength: 2 },
);

test('a config covers the files that the compiler takes in', () => {
  fc.assert(
    fc.property(
      fc.record(
        { include: patterns, exclude: patterns, files: fc.constant(['main.ts']), outDir: fc.constant('./dist') },
        { requiredKeys: [] },
      ),
      ({ outDir, ...lists }) => {
        const json = { ...lists, compilerOptions: outDir === undefined ? {} : { outDir } };
        const config = readTsConfig('/repo/tsconfig.json', {
          readJson: () => json,
          findExtended: () => undefined,
          isFile: () => true,
          known: new Map(),
          onMissingBase: () => undefined,
        });
        const { takes, takesFolder } = compileCoverage(config);
        const parsed = ts.parseJsonConfigFileContent(json, toHost(), '/repo', undefined, '/repo/tsconfig.json');
        const theirs = FILES.filter((file) => parsed.fileNames.includes(`/repo/${file}`));
        expect(
          FILES.filter((file) => takes(`/repo/${file}`)),
          JSON.stringify(json),
        ).toEqual(theirs);
        for (const file of FILES) {
          const slash = `/${file}`.lastIndexOf('/');
          const isPlain = !file.startsWith('.', slash);
          if (isPlain && takesFolder(`/repo/${file}`.slice(0, '/repo'.length + slash)))
            expect(takes(`/repo/${file}`), `${file} ${JSON.stringify(json)}`).toBe(true);
        }
      },
    ),
    { numRuns: 1000, seed: 7 },
  );
});

/** The compiler's own matching of patterns over the files above. */
function toHost(): ts.ParseConfigHost {
  const memory = createMemoryFileSystem('/repo', Object.fromEntries(FILES.map((file) => [file, ''])));
  const matchFiles = (ts as unknown as { matchFiles: (...parameters: unknown[]) => readonly string[] }).matchFiles;
  const list = (path: string) => {
    const entries = memory.readFolder(path.replace(/(?<=.)\/$/u, ''));
    const named = (kind: string): readonly string[] =>
      entries
        .filter((entry) => entry.kind === kind)
        .map(({ name }) => name)
        .sort();
    return { files: named('file'), directories: named('folder') };
  };
  return {
    useCaseSensitiveFileNames: true,
    fileExists: (path) => memory.stat(path)?.kind === 'file',
    readFile: () => '',
    readDirectory: (root, extensions, excludes, includes, depth) =>
      matchFiles(root, extensions, excludes, includes, true, '/repo', depth, list, (path: string) => path),
  };
}

import { extractFromTree } from '../../packages/core/src/repo/parse/extract-from-tree';
import { createScanner } from '../../packages/core/src/repo/scan/create-scanner';
import { compareFolder, type Extractor } from './compare';
import { compareMarkup } from './compare-markup';

const SHOWN = 200;

/**
 * Holds the scanner (or, with `--tree`, the extractor from trees) against the compiler on folders, and the finder of scripts in markup
 * against the frameworks' parsers; prints what differs.
 *
 * @param parameters folders; `--tree`; `--all` shows every difference, `--refused` the files that the extractor gives up on
 * @param print receives lines
 * @returns the exit code: 1 where anything differs, or a folder holds nothing to compare
 */
export async function reportFolders(parameters: readonly string[], print: (line: string) => void): Promise<number> {
  const folders = parameters.filter((parameter) => !parameter.startsWith('--'));
  const isTree = parameters.includes('--tree');
  const limit = parameters.includes('--all') ? Infinity : SHOWN;
  const extract: Extractor = isTree ? (_bytes, text, language) => extractFromTree(text, language) : scannerUnderTest();
  let failed = folders.length === 0;
  if (failed) print('Name one or more folders.');
  for (const folder of folders) {
    const begun = performance.now();
    const programs = compareFolder(folder, extract);
    const markup = await compareMarkup(folder);
    const differences = [...programs.differences, ...markup.differences];
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    print(`${folder}: ${differences.length} differences (${seconds} s)`);
    print(
      `  programs: ${programs.files} files, ${programs.dependencies} dependencies, ${programs.skipped} not parsed by the compiler, ${programs.refused.length} refused`,
    );
    print(`  markup: ${markup.files} files, ${markup.blocks} blocks, ${markup.skipped} not parsed by the framework`);
    const forms = Object.entries(programs.byForm).map(([form, count]) => `${form} ${count}`);
    print(`  forms: ${forms.join(', ')}`);
    for (const line of differences.slice(0, limit)) print(`  ${line}`);
    if (differences.length > limit) print(`  … and ${differences.length - limit} more (--all shows them)`);
    if (parameters.includes('--refused')) for (const path of programs.refused) print(`  refused ${path}`);
    const isEmpty = programs.files + markup.files === 0;
    if (isEmpty) print('  nothing was compared');
    failed ||= isEmpty || differences.length > 0;
  }
  return failed ? 1 : 0;
}

function scannerUnderTest(): Extractor {
  const scanner = createScanner(extractFromTree);
  return (bytes, _text, language) => {
    scanner.reserve(bytes.length).set(bytes);
    return scanner.scan(bytes.length, language);
  };
}

//TMP import { createScanner } from '../../packages/core/src/repo/scan/create-scanner';
import { extractFromTree } from '../../packages/core/src/repo/parse/extract-from-tree';
import { compareFolder, type Extractor } from './compare';

const SHOWN = 200;

/**
 * Holds the scanner (or, with `--tree`, the extractor from trees) against the compiler on folders, and prints what differs.
 *
 * @param print receives lines
 * @returns the exit code: 1 where anything differs
 */
export function reportFolders(parameters: readonly string[], print: (line: string) => void): number {
  const folders = parameters.filter((parameter) => !parameter.startsWith('--'));
  const isTree = parameters.includes('--tree');
  const extract: Extractor = (_bytes, text, language) => extractFromTree(text, language);
  let failed = folders.length === 0;
  if (failed) print('Name one or more folders.');
  for (const folder of folders) {
    const begun = performance.now();
    const { files, skipped, refused, dependencies, byForm, differences } = compareFolder(folder, extract);
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    print(
      `${folder}: ${files} files, ${dependencies} dependencies, ${differences.length} differences (${skipped} files that the compiler does not parse, ${refused.length} refused; ${seconds} s)`,
    );
    print(
      `  ${Object.entries(byForm)
        .map(([form, count]) => `${form} ${count}`)
        .join(', ')}`,
    );
    for (const line of differences.slice(0, parameters.includes('--all') ? differences.length : SHOWN))
      print(`  ${line}`);
    if (differences.length > SHOWN && !parameters.includes('--all'))
      print(`  … and ${differences.length - SHOWN} more (--all shows them)`);
    if (parameters.includes('--refused')) for (const path of refused) print(`  refused ${path}`);
    if (files === 0) print('  no file was compared');
    failed ||= differences.length > 0 || files === 0;
  }
  return failed ? 1 : 0;
}


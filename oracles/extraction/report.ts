import { compareFolder } from './compare';
import { compareMarkup } from './compare-markup';
import { EXTRACTORS } from './extractors';

const SHOWN = 200;

/**
 * Holds the scanner and the extractor from trees against the compiler on folders, and the finder of scripts in markup against the
 * frameworks' parsers; prints what differs.
 *
 * @param parameters folders; `--all` shows every difference, `--refused` the files that an extractor gives up on
 * @param print receives lines
 * @returns the exit code: 1 where anything differs, or a folder holds nothing to compare
 */
export async function reportFolders(parameters: readonly string[], print: (line: string) => void): Promise<number> {
  const folders = parameters.filter((parameter) => !parameter.startsWith('--'));
  const limit = parameters.includes('--all') ? Infinity : SHOWN;
  const isShowingRefused = parameters.includes('--refused');
  let isClean = folders.length > 0;
  if (!isClean) print('Name one or more folders.');
  const show = (title: string, refused: readonly string[], differences: readonly string[]): void => {
    print(`  ${title}: ${differences.length} differences, ${refused.length} refused`);
    for (const line of differences.slice(0, limit)) print(`    ${line}`);
    if (differences.length > limit) print(`    … and ${differences.length - limit} more (--all shows them)`);
    if (isShowingRefused) for (const path of refused) print(`    refused ${path}`);
    isClean &&= differences.length === 0;
  };
  for (const folder of folders) {
    const begun = performance.now();
    const { files, skipped, dependencies, byForm, outcomes } = compareFolder(folder, EXTRACTORS);
    const markup = await compareMarkup(folder);
    print(`${folder}: ${files} programs, ${dependencies} dependencies, ${skipped} programs that the compiler refuses`);
    const forms = Object.entries(byForm).map(([form, count]) => `${form} ${count}`);
    if (files > 0) print(`  ${forms.join(', ')}`);
    for (const [name, { refused, differences }] of Object.entries(outcomes)) show(name, refused, differences);
    if (markup.files + markup.skipped > 0) {
      print(
        `  ${markup.files} files of markup, ${markup.blocks} blocks, ${markup.skipped} files that the framework refuses`,
      );
      show('blocks', [], markup.differences);
    }
    if (files + markup.files === 0) {
      print('  Nothing was compared.');
      isClean = false;
    }
    print(`  ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  }
  return isClean ? 0 : 1;
}

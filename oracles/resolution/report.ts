import { resolve } from 'node:path';
import { compareFolder, type Comparison } from './compare';
import type { Difference } from './explain';

/** Prints one comparison a folder. Returns the exit code: 1 where a difference has no explanation, or nothing was compared. */
export function reportFolders(parameters: readonly string[], print: (line: string) => void): number {
  const isAll = parameters.includes('--all');
  const folders = parameters.filter((parameter) => !parameter.startsWith('--'));
  if (folders.length === 0) print('Name the folders to compare.');
  let isGood = folders.length > 0;
  for (const folder of folders) {
    const comparison = compareFolder(resolve(folder).replaceAll('\\', '/'));
    printComparison(folder, comparison, isAll, print);
    isGood &&= comparison.unexplained.length === 0 && comparison.agreed > 0;
  }
  return isGood ? 0 : 1;
}

function printComparison(folder: string, comparison: Comparison, isAll: boolean, print: (line: string) => void): void {
  const { files, specifiers, ours, theirs, agreed, oursOnly, theirsOnly, different, milliseconds } = comparison;
  print(`${folder}: ${files} files, ${specifiers} specifiers, resolved in ${milliseconds.toFixed(0)} ms`);
  print(`  edges: Storypole ${ours}, TypeScript ${theirs}, the same ${agreed}`);
  print(`  only Storypole ${oursOnly}, only TypeScript ${theirsOnly}, to different files ${different}`);
  print(
    `  Storypole: ${Object.entries(comparison.kinds)
      .map(([kind, count]) => `${kind} ${count}`)
      .join(', ')}`,
  );
  for (const [name, differences] of comparison.explained) {
    print(`  explained by ${name}: ${differences.length}`);
    for (const difference of isAll ? differences : differences.slice(0, 2)) print(`    ${describe(difference)}`);
  }
  print(`  unexplained: ${comparison.unexplained.length}`);
  for (const difference of isAll ? comparison.unexplained : comparison.unexplained.slice(0, 20))
    print(`    ${describe(difference)}`);
  if (isAll) for (const { from, specifier } of comparison.unresolved) print(`  unresolved: ${from} → ${specifier}`);
  for (const fault of comparison.faults)
    print(`  fault: ${fault.code} ${fault.file ?? ''}:${fault.line ?? ''} ${fault.what}`);
}

function describe({ from, specifier, ours, theirs }: Difference): string {
  return `${from} '${specifier}': Storypole ${ours}, TypeScript ${theirs ?? 'nothing'}`;
}

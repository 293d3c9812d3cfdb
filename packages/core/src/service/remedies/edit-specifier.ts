import type { RemedyEdit } from '#types/finding';
import type { Workbench } from './workbench';

/** Replaces what stands between the quotes of a specifier; `undefined` where it is no plain literal. */
export function editSpecifier({ evidence }: Workbench, row: number, text: string): RemedyEdit | undefined {
  const { dependencies, files, strings, locate } = evidence.graph;
  const file = dependencies.from[row] as number;
  const start = dependencies.start[row] as number;
  const end = dependencies.end[row] as number;
  const written = strings[dependencies.specifier[row] as number] ?? '';
  if (new TextEncoder().encode(written).length !== end - start - 2 || /["'`\\]/.test(written)) return undefined;
  return { file: files.paths[file] as string, ...locate(file, start + 1, end - 1), text };
}

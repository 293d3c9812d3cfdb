import { TARGET } from '@storypole/core';
import type { Subject } from '#types/subject';
import { createLookup } from './create-lookup';
import { describeFile } from './describe-file';
import { isTypeOnly } from './find-contacts';
import type { ResolvedTarget } from './resolve-target';
import type { Offence } from './to-finding';

/**
 * The shortest ways from a subject to a target, through whatever files: one for each file at which a way leaves the subject. A
 * search from the target backwards finds all of them at the price of one.
 */
export function findPaths(subject: Subject, target: ResolvedTarget, checkTypes: boolean): readonly Offence[] {
  const { model, rows } = subject;
  const { graph } = model;
  const { count, from, kind, to } = graph.dependencies;
  const { importersFirst, importerRows } = createLookup(graph);
  const counts = (row: number): boolean => checkTypes || !isTypeOnly(graph, row);
  /** File → the dependency that is the next step towards the target. */
  const next = new Map<number, number>();
  const queue: number[] = [];
  const isTarget = (file: number): boolean => target.hasFile(file) && !rows.has(file);
  for (const file of target.files) if (isTarget(file)) queue.push(file);
  const visit = (row: number): void => {
    const file = from[row] as number;
    if (next.has(file) || isTarget(file) || !counts(row)) return;
    next.set(file, row);
    queue.push(file);
  };
  if (target.packages.length > 0) {
    // Users of a package stand one step away, as importers of a target file do.
    const before = queue.splice(0);
    for (const file of before) for (const row of importersOf(file)) visit(row);
    for (let row = 0; row < count; row++) {
      if ((kind[row] === TARGET.package || kind[row] === TARGET.builtin) && target.hasPackage(row)) visit(row);
    }
  }
  for (const file of queue) for (const row of importersOf(file)) visit(row);

  const offences: Offence[] = [];
  for (const file of rows) {
    const row = next.get(file);
    if (row === undefined || (kind[row] === TARGET.file && rows.has(to[row] as number))) continue;
    offences.push(toOffence(file));
  }
  return offences;

  function importersOf(file: number): Int32Array {
    return importerRows.subarray(importersFirst[file], importersFirst[file + 1]);
  }

  function toOffence(file: number): Offence {
    const chain = [file];
    let end = '';
    for (let row = next.get(file); row !== undefined;) {
      if (kind[row] !== TARGET.file) {
        const noun = kind[row] === TARGET.builtin ? 'the builtin' : 'the package';
        end = `${noun} ${graph.strings[to[row] as number] ?? ''}`;
        break;
      }
      const reached = to[row] as number;
      chain.push(reached);
      row = next.get(reached);
    }
    const last = chain.at(-1) as number;
    const goal = end === '' ? describeFile(model, last) : end;
    const through = chain.slice(1, end === '' ? -1 : undefined).length;
    const way = through === 0 ? 'directly' : `through ${through} ${through === 1 ? 'file' : 'files'}`;
    return {
      dependency: next.get(file) as number,
      chain,
      what: `${describeFile(model, file)} reaches ${goal} ${way}.`,
    };
  }
}

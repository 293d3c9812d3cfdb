import { DEPENDENCY_FLAG, type Graph, TARGET } from '@storypole/core';
import type { Model } from '#types/model';
import type { Subject } from '#types/subject';
import { createHandOn } from './create-hand-on';
import { describeFile } from './describe-file';
import type { ResolvedTarget } from './resolve-target';
import type { Offence } from './to-finding';

/**
 * The dependencies of a subject on what a target holds: direct ones, and those on modules that hand its names on. Where a file
 * of the subject itself stands on the way, that file's own dependency is the offence, and those who come after are spared.
 */
export function findContacts(subject: Subject, target: ResolvedTarget, checkTypes: boolean): readonly Offence[] {
  const { model, rows } = subject;
  const { graph } = model;
  const { first, kind, to } = graph.dependencies;
  const handOn = createHandOn(graph);
  const isForeign = (file: number): boolean => target.hasFile(file) && !rows.has(file);
  const offences: Offence[] = [];
  for (const file of rows) {
    for (let row = first[file] as number; row < (first[file + 1] as number); row++) {
      if (!checkTypes && isTypeOnly(graph, row)) continue;
      if (kind[row] !== TARGET.file) {
        if (isPackage(kind[row] as number) && target.hasPackage(row)) offences.push(toPackageOffence(model, row));
        continue;
      }
      const reached = to[row] as number;
      if (isForeign(reached)) offences.push(toOffence(model, row));
      else if (!rows.has(reached) && handOn.mayHand(reached, isForeign)) {
        const handed = handOn
          .findHanded(row)
          .find(({ origin, chain }) => isForeign(origin) && !chain.slice(1, -1).some((hop) => rows.has(hop)));
        if (handed !== undefined) {
          const { name, origin, chain } = handed;
          const what = `${describeFile(model, file)} imports \`${name}\` through ${graph.files.paths[reached] as string}, declared in ${describeFile(model, origin)}.`;
          offences.push({ dependency: row, what, names: [name], chain });
        }
      }
    }
  }
  return offences;
}

/** A dependency on a file, in words. */
export function toOffence(model: Model, row: number): Offence {
  const { from, to } = model.graph.dependencies;
  const verb = isTypeOnly(model.graph, row) ? 'imports types of' : 'imports';
  const what = `${describeFile(model, from[row] as number)} ${verb} ${describeFile(model, to[row] as number)}.`;
  return { dependency: row, what };
}

/** A dependency on a package or builtin, in words. */
export function toPackageOffence(model: Model, row: number): Offence {
  const { dependencies, strings } = model.graph;
  const noun = dependencies.kind[row] === TARGET.builtin ? 'the builtin' : 'the package';
  const name = strings[dependencies.to[row] as number] ?? '';
  return { dependency: row, what: `${describeFile(model, dependencies.from[row] as number)} imports ${noun} ${name}.` };
}

export function isTypeOnly({ dependencies }: Graph, row: number): boolean {
  return ((dependencies.flags[row] as number) & DEPENDENCY_FLAG.typeOnly) !== 0;
}

function isPackage(kind: number): boolean {
  return kind === TARGET.package || kind === TARGET.builtin;
}

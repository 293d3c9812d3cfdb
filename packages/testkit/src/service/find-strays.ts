import { type Place, TARGET } from '@storypole/core';
import type { Subject } from '#types/subject';
import { createHandOn } from './create-hand-on';
import { describeFile } from './describe-file';
import { isTypeOnly, toOffence, toPackageOffence } from './find-contacts';
import type { ResolvedTarget } from './resolve-target';
import type { Offence } from './to-finding';

export interface StrayOptions {
  readonly checkTypes: boolean;
  /** Whether packages and builtins that are not among the targets count. */
  readonly checkPackages: boolean;
}

/**
 * The dependencies of a subject that lead neither into the subject nor into the targets. A name that an allowed file hands on is
 * judged by the file that declares it, unless the allowed file is an entry: handing on is what entries are for.
 */
export function findStrays(subject: Subject, target: ResolvedTarget, options: StrayOptions): readonly Offence[] {
  const { model, rows } = subject;
  const { graph } = model;
  const { first, kind, to, strings } = { ...graph.dependencies, strings: graph.strings };
  const handOn = createHandOn(graph);
  const isStray = (file: number): boolean => !rows.has(file) && !target.hasFile(file);
  const isEntry = (file: number): boolean => {
    const place = graph.places[graph.files.place[file] as number] as Place;
    return place.kind === 'entry' || place.providerEntry;
  };
  const offences: Offence[] = [];
  for (const file of rows) {
    for (let row = first[file] as number; row < (first[file + 1] as number); row++) {
      if (!options.checkTypes && isTypeOnly(graph, row)) continue;
      const reached = to[row] as number;
      switch (kind[row]) {
        case TARGET.file: {
          if (isStray(reached)) {
            offences.push(toOffence(model, row));
            break;
          }
          if (rows.has(reached) || isEntry(reached) || !handOn.mayHand(reached, isStray)) break;
          const handed = handOn.findHanded(row).find(({ origin }) => isStray(origin));
          if (handed === undefined) break;
          const { name, origin, chain } = handed;
          const what = `${describeFile(model, file)} imports \`${name}\` through ${graph.files.paths[reached] as string}, declared in ${describeFile(model, origin)}.`;
          offences.push({ dependency: row, what, names: [name], chain });
          break;
        }
        case TARGET.package:
        case TARGET.builtin:
          if (options.checkPackages && !target.hasPackage(row)) offences.push(toPackageOffence(model, row));
          break;
        case TARGET.unresolved: {
          const what = `${describeFile(model, file)} imports \`${strings[reached] ?? ''}\`, which leads nowhere that is known.`;
          offences.push({ dependency: row, what });
        }
      }
    }
  }
  return offences;
}

import type { ImporterOptions } from '#types/importer-options';
import type { Target } from '#types/target';
import type { Verdict } from '#types/verdict';
import { toOffence } from '#service/find-contacts';
import { findImporters } from '#service/find-importers';
import { resolveTarget } from '#service/resolve-target';
import { splitOptions } from '#service/split-options';
import { checkFiles } from './check-files';

const NAME = 'toBeImportedOnlyThrough';

/** Whoever stands outside the subject imports it through the doors, which may be files of the subject. */
export function toBeImportedOnlyThrough(received: unknown, ...args: readonly (Target | ImporterOptions)[]): Verdict {
  const { targets, options } = splitOptions<ImporterOptions>(NAME, args, [
    'checkTypes',
    'checkTests',
    'except',
    'why',
    'fix',
  ]);
  return checkFiles(NAME, received, options, ({ model, rows }) => {
    const doors = resolveTarget(NAME, model, targets);
    const except = options.except === undefined ? undefined : resolveTarget(NAME, model, [options.except]);
    const behind = [...rows].filter((file) => !doors.hasFile(file));
    const isInside = (file: number): boolean => rows.has(file) || doors.hasFile(file) || except?.hasFile(file) === true;
    const { checkTypes = true, checkTests = false } = options;
    return {
      claim: `be imported only through ${doors.title}`,
      offences: findImporters(model.graph, behind, isInside, { checkTypes, checkTests }).map((row) => ({
        ...toOffence(model, row),
        help: `Import it through ${[...doors.files].map((file) => model.graph.files.paths[file] as string).join(', ')}.`,
      })),
    };
  });
}

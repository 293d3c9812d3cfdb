import type { Dependency } from '#types/area';
import type { ImporterOptions } from '#types/importer-options';
import type { Model } from '#types/model';
import { Selection } from '#types/selection';
import type { Target } from '#types/target';
import type { Reason, Verdict } from '#types/verdict';
import { isTypeOnly, toOffence, toPackageOffence } from '#service/find-contacts';
import { findImporters } from '#service/find-importers';
import { requireSome } from '#service/require-some';
import { resolveTarget, type ResolvedTarget } from '#service/resolve-target';
import { splitOptions } from '#service/split-options';
import { toFinding } from '#service/to-finding';
import { checkFiles } from './check-files';
import { toPlannedVerdict, toVerdict } from './to-verdict';

const NAME = 'toBeUsedOnlyIn';

/** Nobody but the targets, and the subject itself, depends on the subject: a package, a builtin, or files. */
export function toBeUsedOnlyIn(received: unknown, ...args: readonly (Target | ImporterOptions)[]): Verdict {
  const { targets, options } = splitOptions<ImporterOptions>(NAME, args, [
    'checkTypes',
    'checkTests',
    'except',
    'why',
    'fix',
  ]);
  const places = options.except === undefined ? targets : [...targets, options.except];
  if (isDependency(received)) return checkDependency(received, targets, places, options);
  return checkFiles(NAME, received, options, ({ model, rows }) => {
    const allowed = resolveTarget(NAME, model, places);
    const isInside = (file: number): boolean => rows.has(file) || allowed.hasFile(file);
    const { checkTypes = true, checkTests = false } = options;
    return {
      claim: `be used only in ${resolveTarget(NAME, model, targets).title}`,
      offences: findImporters(model.graph, rows, isInside, { checkTypes, checkTests }).map((row) =>
        toOffence(model, row),
      ),
    };
  });
}

function checkDependency(
  dependency: Dependency,
  targets: readonly Target[],
  places: readonly Target[],
  options: ImporterOptions,
): Verdict {
  const { model, plannedWhy } = dependency;
  const subject = `${dependency.kind} \`${dependency.name}\``;
  if (!requireSome(NAME, subject, Selection.under(subject, dependency.imports, plannedWhy))) {
    return toPlannedVerdict(NAME);
  }
  const allowed = resolveTarget(NAME, model, places);
  const claim = `be used only in ${resolveTarget(NAME, model, targets).title}`;
  const rows = new Set(dependency.imports.map(({ from }) => from.row));
  const why = `The test says that ${subject} must ${claim}.`;
  return toVerdict(NAME, {
    model,
    subject,
    rows,
    claim,
    findings: findStrayUses(model, dependency, allowed, options).map((row) =>
      toFinding(model, NAME, why, options satisfies Reason, toPackageOffence(model, row)),
    ),
  });
}

function findStrayUses(
  { graph }: Model,
  { imports }: Dependency,
  allowed: ResolvedTarget,
  { checkTypes = true, checkTests = false }: ImporterOptions,
): readonly number[] {
  return imports
    .filter(({ from }) => !allowed.hasFile(from.row) && (checkTests || !from.isTest))
    .map(({ row }) => row)
    .filter((row) => checkTypes || !isTypeOnly(graph, row));
}

function isDependency(received: unknown): received is Dependency {
  if (typeof received !== 'object' || received === null || !('kind' in received)) return false;
  return received.kind === 'package' || received.kind === 'builtin';
}

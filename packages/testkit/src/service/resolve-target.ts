import { findMostSpecific, type Graph, TARGET, toList } from '@storypole/core';
import type { Area, Dependency } from '#types/area';
import type { Model } from '#types/model';
import { Selection } from '#types/selection';
import type { SourceFile } from '#types/source-file';
import type { Target } from '#types/target';
import { UsageError } from '#types/usage-error';

/** The arguments of a matcher as one set of files and packages. */
export interface ResolvedTarget {
  /** In words, for messages: `layer ui and package react`. */
  readonly title: string;
  /** Row of a file → whether it is meant. */
  readonly hasFile: (file: number) => boolean;
  readonly files: ReadonlySet<number>;
  /** Row of a dependency on a package or builtin → whether it is meant. */
  readonly hasPackage: (dependency: number) => boolean;
  readonly packages: readonly Dependency[];
}

/**
 * Joins what a matcher was given. What names nothing is refused, unless it is planned: a rule about nothing holds always.
 *
 * @param matcher its name, for messages
 */
export function resolveTarget(matcher: string, model: Model, targets: readonly Target[]): ResolvedTarget {
  const files = new Set<number>();
  const packages: Dependency[] = [];
  const add = (target: Target): void => {
    if (isList(target)) {
      if (target.length === 0) requirePlanned(matcher, target);
      for (const element of target) add(element);
      return;
    }
    if (!isKnown(target)) throw wrongTarget(matcher, target);
    if (target.model !== model) {
      throw new UsageError(
        `${matcher} was given ${nameTarget(target)} of another project.`,
        'Take both sides from one project: the imported selections, or those of one `project(…)`.',
      );
    }
    if (target.kind === 'file') files.add(target.row);
    else if ('imports' in target) packages.push(target);
    else {
      if (target.files.length === 0) requirePlanned(matcher, target.files);
      for (const file of target.files) files.add(file.row);
    }
  };
  if (targets.length === 0) {
    throw new UsageError(`${matcher} was given nothing to compare with.`, 'Name layers, domains, packages or files.');
  }
  for (const target of targets) add(target);
  return {
    title: titleOf(targets),
    files,
    packages,
    hasFile: (file) => files.has(file),
    hasPackage: createPackageTest(model.graph, packages),
  };
}

/** A longer list without a name is counted. */
const MOST_NAMED = 5;

/** What a matcher was given, in words. */
export function titleOf(targets: readonly Target[]): string {
  return toList(
    targets.map((target) => {
      if (!isList(target)) return nameTarget(target);
      if (target instanceof Selection) return target.title;
      return target.length > MOST_NAMED ? `a list of ${target.length}` : titleOf(target);
    }),
  );
}

/** In words. */
export function nameTarget(target: Area | Dependency | SourceFile): string {
  return target.kind === 'file' ? target.path : `${target.kind} \`${target.name}\``;
}

function createPackageTest(
  { dependencies, strings }: Graph,
  packages: readonly Dependency[],
): (row: number) => boolean {
  if (packages.length === 0) return () => false;
  const verdicts = new Map<number, boolean>();
  const restrictions = { package: toRestrictions(packages, 'package'), builtin: toRestrictions(packages, 'builtin') };
  return (row) => {
    const kind = dependencies.kind[row] === TARGET.builtin ? 'builtin' : 'package';
    const specifier = dependencies.specifier[row] as number;
    const key = specifier * 2 + (kind === 'builtin' ? 1 : 0);
    let verdict = verdicts.get(key);
    if (verdict === undefined) {
      const name = strings[dependencies.to[row] as number] as string;
      verdict = findMostSpecific(restrictions[kind], kind, name, strings[specifier] as string).length > 0;
      verdicts.set(key, verdict);
    }
    return verdict;
  };
}

function toRestrictions(packages: readonly Dependency[], kind: Dependency['kind']) {
  return packages
    .filter((one) => one.kind === kind)
    .map(({ name }) => ({ name, onlyIn: [], why: '', instead: undefined }));
}

function isList(target: Target): target is readonly Target[] {
  return Array.isArray(target);
}

/** Told by what only they have: objects of two copies of the kit are not instances of one class. */
function isKnown(target: unknown): target is Area | Dependency | SourceFile {
  return typeof target === 'object' && target !== null && 'model' in target && 'kind' in target;
}

function requirePlanned(matcher: string, list: readonly unknown[]): void {
  const title = list instanceof Selection ? list.title : 'a list';
  if (list instanceof Selection && list.plannedWhy !== undefined) return;
  throw new UsageError(
    `${matcher} was given an empty selection: ${title}.`,
    'Correct the name or the pattern, or say `.planned(why)` until its files exist.',
  );
}

function wrongTarget(matcher: string, target: unknown): UsageError {
  return new UsageError(
    `${matcher} was given ${typeof target === 'string' ? `the text "${target}"` : `a ${typeof target}`}.`,
    'Pass `arch.layer(…)`, `arch.domain(…)`, `arch.provider(…)`, `arch.package(…)`, or a selection of files.',
  );
}

import { TARGET } from '@storypole/core';
import type { Element } from '#types/element';
import type { Model } from '#types/model';
import { UsageError } from '#types/usage-error';
import { countLines } from './count-lines';
import { createLookup } from './create-lookup';
import { resolveTarget } from './resolve-target';

/** What of a file, or of a part of the policy, can be held below a limit. */
export const MEASURES = ['lines', 'dependencies', 'dependents', 'instability', 'exports', 'parameters'] as const;

export type Measure = (typeof MEASURES)[number];

/**
 * - `lines`: of a file or a declaration
 * - `dependencies`: files outside of it that it depends on
 * - `dependents`: files outside of it that depend on it; tests do not count
 * - `instability`: dependencies ÷ (dependencies + dependents), from 0 to 1; 0 where it has neither
 * - `exports`: names that a file exports, or that the files of a part of the policy do
 * - `parameters`: of a function
 */
export function measureElement(matcher: string, element: Element, measure: Measure): number {
  switch (element.kind) {
    case 'file':
    case 'domain':
    case 'layer':
    case 'provider': {
      const rows = resolveTarget(matcher, element.model, [element]).files;
      return measureFiles(matcher, element.model, rows, measure);
    }
    case 'import':
    case 'package':
    case 'builtin':
      break;
    case 'code':
      if (measure === 'lines') return element.text.split('\n').length;
      if (measure === 'parameters') return element.parameters.length;
  }
  throw new UsageError(`${matcher} cannot tell the ${measure} of a ${element.kind}.`, 'Measure what has some.');
}

function measureFiles(matcher: string, model: Model, rows: ReadonlySet<number>, measure: Measure): number {
  const { graph } = model;
  switch (measure) {
    case 'lines':
      return sum(rows, (row) => countLines(model.readText(graph.files.paths[row] as string) ?? ''));
    case 'exports':
      return sum(rows, (row) => graph.namesOf(row)?.exports.length ?? 0);
    case 'dependencies':
      return findDependencies(model, rows).size;
    case 'dependents':
      return findDependents(model, rows).size;
    case 'instability': {
      const out = findDependencies(model, rows).size;
      const both = out + findDependents(model, rows).size;
      return both === 0 ? 0 : out / both;
    }
    case 'parameters':
      throw new UsageError(`${matcher} cannot tell the parameters of files.`, 'Hand over functions.');
  }
}

function findDependencies({ graph }: Model, rows: ReadonlySet<number>): ReadonlySet<number> {
  const { first, kind, to } = graph.dependencies;
  const found = new Set<number>();
  for (const file of rows) {
    for (let row = first[file] as number; row < (first[file + 1] as number); row++) {
      if (kind[row] === TARGET.file && !rows.has(to[row] as number)) found.add(to[row] as number);
    }
  }
  return found;
}

function findDependents({ graph }: Model, rows: ReadonlySet<number>): ReadonlySet<number> {
  const { importersFirst, importerRows, production } = createLookup(graph);
  const isProduction = new Set(production);
  const found = new Set<number>();
  for (const file of rows) {
    for (let at = importersFirst[file] as number; at < (importersFirst[file + 1] as number); at++) {
      const importer = graph.dependencies.from[importerRows[at] as number] as number;
      if (!rows.has(importer) && isProduction.has(importer)) found.add(importer);
    }
  }
  return found;
}

function sum(rows: ReadonlySet<number>, valueOf: (row: number) => number): number {
  let total = 0;
  for (const row of rows) total += valueOf(row);
  return total;
}

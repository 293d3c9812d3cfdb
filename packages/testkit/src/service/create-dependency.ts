import { findMostSpecific, TARGET } from '@storypole/core';
import type { Dependency } from '#types/area';
import type { Model } from '#types/model';
import { Selection } from '#types/selection';
import type { Import, SourceFile } from '#types/source-file';
import { elementsOf } from './elements-of';
import { show } from './show';

/** A package or a builtin by name or pattern, in the sense that the config gives to `packages` and `builtins`. */
export function createDependency(
  model: Model,
  kind: 'package' | 'builtin',
  name: string,
  plannedWhy?: string,
): Dependency {
  const rows = findRows(model, kind, name);
  const { fileAt, importAt } = elementsOf(model);
  const { from } = model.graph.dependencies;
  const hidden = {
    model,
    plannedWhy,
    get imports(): readonly Import[] {
      return rows().map(importAt);
    },
    get importers(): Selection<SourceFile> {
      const files = new Set(rows().map((row) => from[row] as number));
      const production = Array.from(files, fileAt).filter(({ isTest }) => !isTest);
      return Selection.under(`importers of ${kind} \`${name}\``, production, plannedWhy);
    },
    planned: (why: string) => createDependency(model, kind, name, why),
  };
  return show({ kind, name }, hidden);
}

function findRows({ graph }: Model, kind: 'package' | 'builtin', name: string): () => readonly number[] {
  let rows: readonly number[] | undefined;
  const { dependencies, strings } = graph;
  const restriction = { name, onlyIn: [], why: '', instead: undefined };
  return () => {
    if (rows !== undefined) return rows;
    /** package and specifier → whether it is meant */
    const verdicts = new Map<string, boolean>();
    const found: number[] = [];
    for (let row = 0; row < dependencies.count; row++) {
      if (dependencies.kind[row] !== TARGET[kind]) continue;
      const target = strings[dependencies.to[row] as number] as string;
      const specifier = strings[dependencies.specifier[row] as number] as string;
      const key = `${target}\0${specifier}`;
      let isMeant = verdicts.get(key);
      if (isMeant === undefined) {
        isMeant = findMostSpecific([restriction], kind, target, specifier).length > 0;
        verdicts.set(key, isMeant);
      }
      if (isMeant) found.push(row);
    }
    return (rows = found);
  };
}

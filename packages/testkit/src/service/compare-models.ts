import { FILE_FLAG, findEntries, TARGET } from '@storypole/core';
import type { Dependency } from '#types/area';
import type { BaseModel } from '#types/base-model';
import type { Change, Delta } from '#types/change';
import type { ExportedSymbol } from '#types/code';
import type { Model } from '#types/model';
import { Selection } from '#types/selection';
import type { Import, SourceFile } from '#types/source-file';
import { createDependency } from './create-dependency';
import { createLookup } from './create-lookup';
import { elementsOf } from './elements-of';
import { judgeAll } from './judge-all';
import { show } from './show';

/** What a change makes of a project. Each kind is compared when it is asked for. */
export function compareModels(after: Model, { commit, changed, model: before }: BaseModel): Change {
  const delta = <T>(noun: string, list: (model: Model) => ReadonlyMap<string, T>): Delta<T> => {
    const now = list(after);
    const then = list(before);
    return show(
      {
        added: Selection.under(`${noun} that the change adds`, [...now].filter(([key]) => !then.has(key)).map(second)),
        removed: Selection.under(
          `${noun} that the change removes`,
          [...then].filter(([key]) => !now.has(key)).map(second),
        ),
      },
      { kind: 'delta' as const, model: after },
    );
  };
  const files = lazily(() => delta('files', listFiles));
  const edges = lazily(() => delta('dependencies', listEdges));
  const exports = lazily(() => delta('exports', listExports));
  const packages = lazily(() => delta('packages', listPackages));
  const findings = lazily(() => {
    const now = judgeAll(after).filter(({ known }) => !known);
    const then = judgeAll(before);
    const ids = { now: new Set(now.map(({ id }) => id)), then: new Set(then.map(({ id }) => id)) };
    return { added: now.filter(({ id }) => !ids.then.has(id)), removed: then.filter(({ id }) => !ids.now.has(id)) };
  });
  return show(
    { base: commit },
    {
      kind: 'change' as const,
      model: after,
      get files() {
        return files();
      },
      get changed() {
        const { rowOf } = createLookup(after.graph);
        const known = new Set(listFiles(after).keys());
        const rows = changed.filter((path) => known.has(path)).map((path) => rowOf.get(path) ?? -1);
        return Selection.under('files that the change touches', rows.map(elementsOf(after).fileAt));
      },
      get edges() {
        return edges();
      },
      get exports() {
        return exports();
      },
      get packages() {
        return packages();
      },
      get findings() {
        return findings();
      },
    },
  );
}

function listFiles(model: Model): ReadonlyMap<string, SourceFile> {
  const { production, tests } = createLookup(model.graph);
  const files = [...production, ...tests].map(elementsOf(model).fileAt);
  return new Map(files.map((file) => [file.path, file]));
}

function listEdges(model: Model): ReadonlyMap<string, Import> {
  const { count, flags, from, kind, to } = model.graph.dependencies;
  const { files, strings } = model.graph;
  const { importAt } = elementsOf(model);
  const edges = new Map<string, Import>();
  for (let row = 0; row < count; row++) {
    const target = to[row] as number;
    const words = kind[row] === TARGET.file ? files.paths[target] : strings[target];
    const key = [files.paths[from[row] as number], kind[row], flags[row], words].join('\0');
    if (!edges.has(key)) edges.set(key, importAt(row));
  }
  return edges;
}

function listExports(model: Model): ReadonlyMap<string, ExportedSymbol> {
  const { graph } = model;
  const { rowOf } = createLookup(graph);
  const paths = new Set(graph.places.flatMap((place) => findEntries(graph, place)));
  const exports = [...paths].flatMap((path) => [...elementsOf(model).fileAt(rowOf.get(path) ?? -1).exports]);
  return new Map(exports.map((symbol) => [`${symbol.file.path}\0${symbol.name}`, symbol]));
}

function listPackages(model: Model): ReadonlyMap<string, Dependency> {
  const { count, from, kind, to } = model.graph.dependencies;
  const names = new Set<string>();
  for (let row = 0; row < count; row++) {
    const isTest = ((model.graph.files.flags[from[row] as number] as number) & FILE_FLAG.test) !== 0;
    if (kind[row] === TARGET.package && !isTest) names.add(model.graph.strings[to[row] as number] as string);
  }
  return new Map([...names].sort().map((name) => [name, createDependency(model, 'package', name)]));
}

function second<T>([, value]: readonly [string, T]): T {
  return value;
}

function lazily<T>(find: () => T): () => T {
  let found: { readonly value: T } | undefined;
  return () => (found ??= { value: find() }).value;
}

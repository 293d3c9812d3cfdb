import { describePlace, FILE_FLAG, FORMS, TARGET_KINDS, DEPENDENCY_FLAG, type Place } from '@storypole/core';
import type { ExportedSymbol } from '#types/code';
import type { Model } from '#types/model';
import { Selection } from '#types/selection';
import type { Import, PlaceName, SourceFile } from '#types/source-file';
import { countLines } from './count-lines';
import { createLookup } from './create-lookup';
import { createSymbols, type Symbols } from './create-symbols';
import { findNames } from './find-names';
import { show } from './show';

/** The elements of a model: one object a row, made when it is first asked for. */
export interface Elements {
  readonly fileAt: (row: number) => SourceFile;
  readonly importAt: (row: number) => Import;
  readonly symbols: Symbols;
}

const known = new WeakMap<Model, Elements>();

export function elementsOf(model: Model): Elements {
  let elements = known.get(model);
  if (elements === undefined) known.set(model, (elements = create(model)));
  return elements;
}

function create(model: Model): Elements {
  const files = new Map<number, SourceFile>();
  const imports = new Map<number, Import>();
  const elements: Elements = {
    fileAt: (row) => {
      let file = files.get(row);
      if (file === undefined) files.set(row, (file = createFile(model, row, elements)));
      return file;
    },
    importAt: (row) => {
      let found = imports.get(row);
      if (found === undefined) imports.set(row, (found = createImport(model, row, elements)));
      return found;
    },
    symbols: createSymbols(model, (row) => elements.fileAt(row)),
  };
  return elements;
}

function createFile(model: Model, row: number, { fileAt, importAt, symbols }: Elements): SourceFile {
  const { graph } = model;
  const { first, from } = graph.dependencies;
  const path = graph.files.paths[row] as string;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const place = toPlaceName(model, graph.places[graph.files.place[row] as number] as Place);
  const hidden = {
    kind: 'file' as const,
    row,
    model,
    place,
    name,
    stem: name.includes('.', 1) ? name.slice(0, name.indexOf('.', 1)) : name,
    folder: path.slice(0, Math.max(0, path.lastIndexOf('/'))),
    isTest: ((graph.files.flags[row] as number) & FILE_FLAG.test) !== 0,
    get text(): string {
      return model.readText(path) ?? '';
    },
    get lines(): number {
      return countLines(model.readText(path) ?? '');
    },
    get imports(): readonly Import[] {
      const rows = range(first[row] as number, first[row + 1] as number);
      return rows.map(importAt);
    },
    get importers(): Selection<SourceFile> {
      const { importersFirst, importerRows } = createLookup(graph);
      const rows = importerRows.subarray(importersFirst[row], importersFirst[row + 1]);
      const importers = new Set(Array.from(rows, (dependency) => from[dependency] as number));
      importers.delete(row);
      return Selection.under(`importers of ${path}`, Array.from(importers, fileAt));
    },
    get exports(): Selection<ExportedSymbol> {
      return symbols.exportsOf(fileAt(row));
    },
  };
  return show({ path }, hidden);
}

function createImport(model: Model, row: number, { fileAt }: Elements): Import {
  const { graph } = model;
  const { dependencies, files, strings } = graph;
  const from = dependencies.from[row] as number;
  const to = dependencies.to[row] as number;
  const target = TARGET_KINDS[dependencies.kind[row] as number] ?? 'unresolved';
  const file = target === 'file' ? fileAt(to) : undefined;
  const specifier = strings[dependencies.specifier[row] as number] ?? '';
  const source = fileAt(from);
  const position = (): { readonly line: number; readonly column: number } =>
    graph.locate(from, dependencies.start[row] as number, dependencies.end[row] as number);
  const domain = source.place.domain;
  const hidden = {
    kind: 'import' as const,
    row,
    specifier,
    target,
    file,
    form: FORMS[dependencies.form[row] as number] ?? 'import',
    typeOnly: ((dependencies.flags[row] as number) & DEPENDENCY_FLAG.typeOnly) !== 0,
    crossesDomains: domain !== undefined && file?.place.domain !== undefined && file.place.domain !== domain,
    get names(): readonly string[] {
      return findNames(graph, row);
    },
    get line(): number {
      return position().line;
    },
    get column(): number {
      return position().column;
    },
  };
  const words =
    file !== undefined ? (files.paths[to] as string) : target === 'computed' ? specifier : (strings[to] as string);
  return show({ from: source, to: words }, hidden);
}

function toPlaceName(model: Model, place: Place): PlaceName {
  return {
    name: describePlace(model.policy, place),
    domain: place.domain,
    layer: model.policy.layers[place.layer]?.id,
    provider: place.provider,
    isEntry: place.kind === 'entry' || place.providerEntry,
  };
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

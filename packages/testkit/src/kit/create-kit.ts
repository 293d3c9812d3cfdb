import { createPathMatcher, type DebtEntry, findStaticPrefix, toList } from '@storypole/core';
import type { Area, Dependency, Domain, Layer, Provider } from '#types/area';
import type { Change } from '#types/change';
import type { CodeSymbol, DeclaredAs, ExportedSymbol } from '#types/code';
import type { Model } from '#types/model';
import { Selection } from '#types/selection';
import type { SourceFile } from '#types/source-file';
import type { Whole } from '#types/subject';
import { UsageError } from '#types/usage-error';
import { type Areas, createAreas } from '#service/create-areas';
import { compareModels } from '#service/compare-models';
import { createDependency } from '#service/create-dependency';
import { createLookup } from '#service/create-lookup';
import { elementsOf } from '#service/elements-of';
import { suggestName } from '#service/suggest-name';
import { nameTarget } from '#service/resolve-target';
import { lazySelection } from './lazy-selection';

/** The project as a whole, and the way to its parts. */
export interface Arch extends Whole {
  /** Throws where the policy finds none. */
  readonly domains: readonly Domain[];
  readonly layers: readonly Layer[];
  readonly providers: readonly Provider[];
  readonly domain: (name: string) => Domain;
  /** `service`, or `billing/service` for one domain's. */
  readonly layer: (name: string) => Layer;
  readonly provider: (name: string) => Provider;
  /** A package by name or pattern: `pg`, `@acme/*`. */
  readonly package: (name: string) => Dependency;
  /** With or without `node:`. */
  readonly builtin: (name: string) => Dependency;
  /** The kinds of findings that were accepted when the policy was adopted, with their number. */
  readonly knownDebt: () => readonly DebtEntry[];
  /** What the working tree adds and removes against the merge base with a branch. */
  readonly changedSince: (ref: string) => Change;
}

/** Modules of the project. */
export interface Files {
  /** Those of one or several parts of the policy. */
  readonly in: (...places: readonly (Area | Selection<SourceFile>)[]) => Selection<SourceFile>;
  /** By globs relative to the root; one that begins with `!` takes away. */
  readonly matching: (...globs: readonly [string, ...string[]]) => Selection<SourceFile>;
  /** One file by its path. */
  readonly at: (path: string) => SourceFile;
}

/** Declarations of the project, in production modules. */
export interface Declared {
  /** Those in one or several parts of the policy. */
  readonly in: (...places: readonly (Area | Selection<SourceFile>)[]) => Selection<CodeSymbol>;
}

export interface Kit {
  readonly arch: Arch;
  /** Every production module inside `include`. */
  readonly files: Selection<SourceFile> & Files;
  /** Every test inside `include`. */
  readonly tests: Selection<SourceFile> & Files;
  /** Every class that production modules declare. */
  readonly classes: Selection<CodeSymbol> & Declared;
  /** Every function at the top of a production module, those that are values of constants among them. */
  readonly functions: Selection<CodeSymbol> & Declared;
  /** What some files export, by name: declared there, or handed on. */
  readonly exportsOf: (...places: readonly (Area | SourceFile | readonly SourceFile[])[]) => Selection<ExportedSymbol>;
  /** The interfaces, type aliases and enums that some files declare. */
  readonly typesOf: (...places: readonly (Area | SourceFile | readonly SourceFile[])[]) => Selection<CodeSymbol>;
}

/** @param open gives the model: the same one until the project is read again */
export function createKit(open: () => Model): Kit {
  const areas = new WeakMap<Model, Areas>();
  const areasOf = (model: Model): Areas => {
    let found = areas.get(model);
    if (found === undefined) areas.set(model, (found = createAreas(model)));
    return found;
  };
  const arch: Arch = {
    kind: 'arch',
    get model() {
      return open();
    },
    get domains() {
      return areasOf(open()).domains();
    },
    get layers() {
      return areasOf(open()).layers();
    },
    get providers() {
      return areasOf(open()).providers();
    },
    domain: (name) => areasOf(open()).domain(name),
    layer: (name) => areasOf(open()).layer(name),
    provider: (name) => areasOf(open()).provider(name),
    package: (name) => createDependency(open(), 'package', name),
    builtin: (name) => createDependency(open(), 'builtin', name),
    knownDebt: () => open().debt.files.flatMap(({ entries }) => entries),
    changedSince: (ref) => compareModels(open(), open().readBase(ref)),
  };
  hide(arch, 'model');
  return {
    arch,
    files: createFiles(open, 'production', 'files'),
    tests: createFiles(open, 'tests', 'tests'),
    classes: createDeclared(open, 'classes', ['class']),
    functions: createDeclared(open, 'functions', ['function']),
    exportsOf: (...places) => {
      const { title, files } = toFiles(places);
      return Selection.under(
        `exports of ${title}`,
        files.flatMap((file) => [...file.exports]),
      );
    },
    typesOf: (...places) => {
      const { title, files } = toFiles(places);
      return Selection.under(
        `types of ${title}`,
        files.flatMap((file) => listDeclared(file, TYPES)),
      );
    },
  };
}

const TYPES: readonly DeclaredAs[] = ['interface', 'type', 'enum'];

function listDeclared(file: SourceFile, kinds: readonly DeclaredAs[]): readonly CodeSymbol[] {
  return elementsOf(file.model)
    .symbols.declaredIn(file)
    .filter(({ declaredAs }) => kinds.includes(declaredAs));
}

function createDeclared(
  open: () => Model,
  noun: string,
  kinds: readonly DeclaredAs[],
): Selection<CodeSymbol> & Declared {
  const load = (title: string, files: readonly SourceFile[]): Selection<CodeSymbol> =>
    Selection.under(
      title,
      files.flatMap((file) => listDeclared(file, kinds)),
    );
  const loadAll = (model: Model): Selection<CodeSymbol> =>
    load(`all ${noun}`, createLookup(model.graph).production.map(elementsOf(model).fileAt));
  return lazySelection<CodeSymbol, Declared>(open, loadAll, {
    in: (...places) => {
      const { title, files } = toFiles(places);
      return load(`${noun} in ${title}`, files);
    },
  });
}

/** Places as files, each once; `files in layer x` is called `layer x` where something stands before it. */
function toFiles(places: readonly (Area | SourceFile | readonly SourceFile[])[]): {
  readonly title: string;
  readonly files: readonly SourceFile[];
} {
  const titles: string[] = [];
  const files = new Set<SourceFile>();
  for (const place of places) {
    if (isList(place)) {
      titles.push(place instanceof Selection ? place.title : `a list of ${place.length}`);
      for (const file of place) files.add(file);
    } else if (place.kind === 'file') {
      titles.push(place.path);
      files.add(place);
    } else {
      titles.push(nameTarget(place));
      for (const file of place.files) files.add(file);
    }
  }
  return { title: toList(titles), files: [...files] };
}

function isList(place: Area | SourceFile | readonly SourceFile[]): place is readonly SourceFile[] {
  return Array.isArray(place);
}

function createFiles(open: () => Model, role: 'production' | 'tests', noun: string): Selection<SourceFile> & Files {
  const lists = new WeakMap<Model, readonly SourceFile[]>();
  const list = (model: Model): readonly SourceFile[] => {
    let found = lists.get(model);
    if (found === undefined) lists.set(model, (found = createLookup(model.graph)[role].map(elementsOf(model).fileAt)));
    return found;
  };
  return lazySelection<SourceFile, Files>(open, (model) => Selection.under(`all ${noun}`, list(model)), {
    in: (...places) => {
      const parts = places.map((place) =>
        place instanceof Selection ? place : role === 'tests' ? place.tests : place.files,
      );
      const [only] = parts;
      return parts.length === 1 && only !== undefined
        ? only
        : Selection.under(parts.map(({ title }) => title).join(' and '), new Set(parts.flatMap((part) => [...part])));
    },
    matching: (...globs) => {
      const model = open();
      const { paths } = model.graph.files;
      const rows = createLookup(model.graph)[role].filter(createRowTest(paths, globs));
      const found = rows.map(elementsOf(model).fileAt);
      return Selection.under(`${noun} matching ${globs.map((glob) => `\`${glob}\``).join(', ')}`, found);
    },
    at: (path) => {
      const all = list(open());
      const file = all.find((candidate) => candidate.path === path);
      if (file !== undefined) return file;
      throw new UsageError(
        `There is no ${noun === 'tests' ? 'test' : 'module'} ${path} inside \`include\`.`,
        suggestName(
          path,
          all.map((candidate) => candidate.path),
        ),
      );
    },
  });
}

/** Most files lie elsewhere, and the beginning of their path tells: a hundred selections of a large project cost little. */
function createRowTest(paths: readonly string[], globs: readonly string[]): (row: number) => boolean {
  const matches = createPathMatcher(globs);
  const prefixes = globs.filter((glob) => !glob.startsWith('!')).map(findStaticPrefix);
  return (row) => {
    const path = paths[row] as string;
    for (const prefix of prefixes) if (path.startsWith(prefix)) return matches(path) !== undefined;
    return false;
  };
}

/** The model is the whole graph: nobody wants to see it in a difference. */
function hide(object: object, key: string): void {
  Object.defineProperty(object, key, { enumerable: false });
}

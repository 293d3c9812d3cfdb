import { type FileTree, pathOfFile } from '#types/file-tree';
import { FORM } from '#types/form';
import { DEPENDENCY_FLAG, FILE_FLAG, type GlobalUse, type Graph, type ModuleNames, TARGET } from '#types/graph';
import type { Place } from '#types/place';
import { type GlobalPlant, type Plant, PLANTED_NAME } from './plant';

/** Findings about whole files stand at line 1. */
export const FIRST_LINE = 2;

/** The places of a tree. */
export interface PlacedTree {
  readonly tree: FileTree;
  readonly place: Int32Array;
  readonly flags: Uint8Array;
  readonly places: readonly Place[];
}

export interface ProofGraph {
  readonly graph: Graph;
  /** Row of the dependency → the plant. A finding about it stands at the line `FIRST_LINE` and its row. */
  readonly plants: readonly Plant[];
  /** A finding about a global stands at the line after those of all dependencies, and its index. */
  readonly globals: readonly GlobalPlant[];
}

/** A graph of nothing but what is planted. Positions are rows, so that each finding tells what it is about. */
export function buildProofGraph(
  placed: PlacedTree,
  planted: readonly Plant[],
  globals: readonly GlobalPlant[],
  contested: ReadonlyMap<string, readonly string[]> = new Map(),
): ProofGraph {
  const { tree } = placed;
  const paths = tree.names.map((_, file) => pathOfFile(tree, file));
  const rowOf = new Map(paths.map((path, row) => [path, row]));
  const fileOf = (path: string): number => rowOf.get(path) ?? -1;
  const plants = [...planted].sort((a, b) => fileOf(a.source) - fileOf(b.source));
  const strings: string[] = [];
  const ids = new Map<string, number>();
  const intern = (text: string): number => {
    const id = ids.get(text) ?? strings.push(text) - 1;
    ids.set(text, id);
    return id;
  };
  const first = new Int32Array(paths.length + 1);
  for (const { source } of plants) {
    const next = fileOf(source) + 1;
    first[next] = (first[next] as number) + 1;
  }
  for (let file = 0; file < paths.length; file++)
    first[file + 1] = (first[file + 1] as number) + (first[file] as number);
  const flags = placed.flags.slice();
  const rivals = new Map<number, readonly string[]>();
  for (const [path, layers] of contested) {
    const file = fileOf(path);
    flags[file] = (flags[file] as number) | FILE_FLAG.contested;
    rivals.set(file, layers);
  }
  for (const { form, source } of plants) {
    const file = fileOf(source);
    if (form === 're-export') flags[file] = (flags[file] as number) | FILE_FLAG.reexports;
  }
  const toTarget = ({ target }: Plant): number => (target.kind === 'file' ? fileOf(target.path) : intern(target.name));
  const specifiers = plants.map(({ target }) => intern(target.kind === 'file' ? `./${target.path}` : target.specifier));
  const namesOf = (file: number): ModuleNames => {
    const begin = first[file] as number;
    const rows = plants.slice(begin, first[file + 1]).map((plant, index) => ({ ...plant, row: begin + index }));
    return {
      imports: rows
        .filter(({ form }) => form === 'import')
        .map(({ name = PLANTED_NAME, typeOnly, row }) => ({ imported: name, local: name, typeOnly, start: row })),
      exports: [
        { exported: PLANTED_NAME, imported: PLANTED_NAME, typeOnly: false, start: undefined },
        ...rows
          .filter(({ form }) => form === 're-export')
          .map(({ name = PLANTED_NAME, row }) => ({
            exported: name,
            imported: PLANTED_NAME,
            typeOnly: false,
            start: row,
          })),
      ],
    };
  };
  const graph: Graph = {
    root: tree.root,
    files: { count: paths.length, paths, place: placed.place, flags, rivals },
    dependencies: {
      count: plants.length,
      first,
      from: Int32Array.from(plants, ({ source }) => fileOf(source)),
      kind: Uint8Array.from(plants, ({ target }) => TARGET[target.kind]),
      to: Int32Array.from(plants, toTarget),
      specifier: Int32Array.from(specifiers),
      form: Uint8Array.from(plants, ({ form }) => FORM[form]),
      flags: Uint8Array.from(plants, ({ typeOnly }) => (typeOnly ? DEPENDENCY_FLAG.typeOnly : 0)),
      start: Int32Array.from(plants, (_, row) => row),
      end: Int32Array.from(plants, (_, row) => row),
      statement: Int32Array.from(plants, (_, row) => row),
    },
    places: placed.places,
    strings,
    globalUses: globals.map(({ source, name }, index): GlobalUse => ({
      file: fileOf(source),
      name,
      start: plants.length + index,
      end: plants.length + index,
    })),
    outside: 0,
    namesOf,
    exportsOf: (file) => namesOf(file).exports,
    programsOf: () => [],
    clauseOf: (row) => {
      const plant = plants[row];
      if (plant === undefined) return undefined;
      const { form, name = PLANTED_NAME, typeOnly } = plant;
      return [{ imported: form === 're-export' ? PLANTED_NAME : name, typeOnly }];
    },
    handsOnImports: () => false,
    traceExport: () => undefined,
    locate: (_, start) => ({ line: start + FIRST_LINE, column: 1, endLine: start + FIRST_LINE, endColumn: 1 }),
  };
  return { graph, plants, globals };
}

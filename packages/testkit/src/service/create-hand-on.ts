import { createExportResolver, FILE_FLAG, findRequest, type Graph, TARGET } from '@storypole/core';
import { followName } from './follow-name';

/** A file whose names reach an importer through other modules. */
export interface Handed {
  readonly name: string;
  /** Row of the file that declares it, and its name there. */
  readonly origin: number;
  readonly declared: string;
  /** Rows of the files from the importer to the origin, both included. */
  readonly chain: readonly number[];
}

/** Follows names through re-exports. */
export interface HandOn {
  /** The names that a dependency brings in from files behind its target. */
  readonly findHanded: (row: number) => readonly Handed[];
  /** Whether any file that fulfils the condition could come through a file. A superset, without parsing. */
  readonly mayHand: (file: number, isMeant: (origin: number) => boolean) => boolean;
}

const HANDS_ON = FILE_FLAG.reexports | FILE_FLAG.mayReexportImports;

const known = new WeakMap<Graph, HandOn>();

export function createHandOn(graph: Graph): HandOn {
  let handOn = known.get(graph);
  if (handOn === undefined) known.set(graph, (handOn = build(graph)));
  return handOn;
}

function build(graph: Graph): HandOn {
  const { dependencies, files } = graph;
  const { first, kind, to } = dependencies;
  const resolver = createExportResolver(graph);
  const behind = new Map<number, readonly number[]>();
  const handed = new Map<number, readonly Handed[]>();

  /** The files that a file could hand on names of: those it reaches through files that hand on. */
  const findBehind = (file: number): readonly number[] => {
    let found = behind.get(file);
    if (found !== undefined) return found;
    const seen = new Set<number>([file]);
    const queue = [file];
    for (const current of queue) {
      if (((files.flags[current] as number) & HANDS_ON) === 0) continue;
      for (let row = first[current] as number; row < (first[current + 1] as number); row++) {
        const target = to[row] as number;
        if (kind[row] !== TARGET.file || seen.has(target)) continue;
        seen.add(target);
        queue.push(target);
      }
    }
    found = queue.slice(1);
    behind.set(file, found);
    return found;
  };

  return {
    mayHand: (file, isMeant) => ((files.flags[file] as number) & HANDS_ON) !== 0 && findBehind(file).some(isMeant),
    findHanded: (row) => {
      let found = handed.get(row);
      if (found === undefined) handed.set(row, (found = find(row)));
      return found;
    },
  };

  function find(row: number): readonly Handed[] {
    if (kind[row] !== TARGET.file) return [];
    const from = dependencies.from[row] as number;
    const target = to[row] as number;
    const request = findRequest(graph, row);
    if (request.kind === 'file') return [];
    const names =
      request.kind === 'names'
        ? request.names.map(({ name }) => name)
        : resolver.listNames(target, request.withDefault);
    return names.flatMap((name) =>
      resolver
        .findOrigins(target, name)
        .filter(({ hops }) => hops.length > 0)
        .map(({ file, hops }) => ({
          name,
          origin: file,
          declared: followName(graph, target, name, hops),
          chain: [from, target, ...hops.map((hop) => to[hop] as number)],
        })),
    );
  }
}

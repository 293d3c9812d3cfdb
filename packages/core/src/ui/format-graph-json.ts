import { FORMS } from '#types/form';
import { DEPENDENCY_FLAG, FILE_FLAG, type Graph, TARGET, TARGET_KINDS } from '#types/graph';
import type { Policy } from '#types/policy';
import { matchesFocus } from './matches-focus';

/**
 * The schema `storypole/graph@1`, a line a file and a line a dependency, in chunks. `to` is a path, a package, a builtin or,
 * where the target is unresolved or computed, null; `kind` says which.
 */
export function* formatGraphJson(graph: Graph, policy: Policy, focus?: string): Generator<string> {
  const isFocused = graph.places.map((place) => focus === undefined || matchesFocus(place, focus, policy));
  const isDrawn = (file: number): boolean => isFocused[graph.files.place[file] as number] === true;
  yield '{\n  "schema": "storypole/graph@1",\n  "files": [';
  yield* toChunks(formatFiles(graph, policy, isDrawn));
  yield '\n  ],\n  "dependencies": [';
  yield* toChunks(formatDependencies(graph, isDrawn));
  yield '\n  ]\n}\n';
}

function* formatFiles(graph: Graph, policy: Policy, isDrawn: (file: number) => boolean): Generator<string> {
  const { files, places } = graph;
  const targets = findTargets(graph, isDrawn);
  for (let file = 0; file < files.count; file += 1) {
    const flags = files.flags[file] as number;
    const isModule = (flags & FILE_FLAG.module) !== 0 && (flags & FILE_FLAG.included) !== 0;
    if (targets[file] === 0 && !(isModule && isDrawn(file))) continue;
    const place = places[files.place[file] as number];
    yield JSON.stringify({
      file: files.paths[file],
      kind: place?.kind,
      domain: place?.domain,
      layer: place?.kind === 'layer' ? policy.layers[place.layer]?.id : undefined,
      provider: place?.provider,
      test: (flags & FILE_FLAG.test) !== 0,
    });
  }
}

/** File → 1 where a dependency that is printed begins or ends there. */
function findTargets({ files, dependencies }: Graph, isDrawn: (file: number) => boolean): Uint8Array {
  const targets = new Uint8Array(files.count);
  for (let row = 0; row < dependencies.count; row += 1) {
    const from = dependencies.from[row] as number;
    const to = dependencies.kind[row] === TARGET.file ? (dependencies.to[row] as number) : from;
    if (isDrawn(from) || isDrawn(to)) targets[from] = targets[to] = 1;
  }
  return targets;
}

function* formatDependencies(graph: Graph, isDrawn: (file: number) => boolean): Generator<string> {
  const { files, dependencies, strings } = graph;
  for (let row = 0; row < dependencies.count; row += 1) {
    const from = dependencies.from[row] as number;
    const to = dependencies.to[row] as number;
    const kind = dependencies.kind[row] as number;
    if (!isDrawn(from) && !(kind === TARGET.file && isDrawn(to))) continue;
    const { line, column } = graph.locate(from, dependencies.start[row] as number, dependencies.end[row] as number);
    const isKnown = kind === TARGET.package || kind === TARGET.builtin;
    yield JSON.stringify({
      from: files.paths[from],
      to: kind === TARGET.file ? files.paths[to] : isKnown ? strings[to] : null,
      kind: TARGET_KINDS[kind],
      specifier: strings[dependencies.specifier[row] as number],
      form: FORMS[dependencies.form[row] as number],
      typeOnly: ((dependencies.flags[row] as number) & DEPENDENCY_FLAG.typeOnly) !== 0,
      line,
      column,
    });
  }
}

/** Joins records into chunks of about 64 kB, so that a large graph is neither one string nor a write a line. */
function* toChunks(records: Iterable<string>): Generator<string> {
  let chunk = '';
  let separator = '\n    ';
  for (const record of records) {
    chunk += separator + record;
    separator = ',\n    ';
    if (chunk.length < 65_536) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

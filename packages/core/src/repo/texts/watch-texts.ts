import { FILE_FLAG, type Graph } from '#types/graph';

/** A question to a graph about the text of one file, and its answer: positions are byte offsets. */
export type TextRecord =
  | { readonly kind: 'point' | 'quote'; readonly start: number; readonly end: number; readonly answer: unknown }
  | { readonly kind: 'clause'; readonly start: number; readonly end: number; readonly answer: unknown }
  | { readonly kind: 'names' | 'exports' | 'hands-on'; readonly answer: unknown }
  | { readonly kind: 'export'; readonly name: string; readonly answer: unknown };

/** A graph that remembers what its sources were asked. */
export interface WatchedTexts {
  readonly graph: Graph;
  /** Row of a module inside `include` → what was asked of it; `undefined` where it was read for more than a question. */
  readonly records: ReadonlyMap<number, ReadonlyMap<string, TextRecord> | undefined>;
}

const MODULE = FILE_FLAG.module | FILE_FLAG.included;

/** Other files are no part of it: whether they are as they were is known otherwise. */
export function watchTexts(graph: Graph): WatchedTexts {
  const { files, dependencies } = graph;
  const records = new Map<number, Map<string, TextRecord> | undefined>();
  const note = (file: number, key: string, record: TextRecord): void => {
    if (((files.flags[file] as number) & MODULE) !== MODULE) return;
    if (!records.has(file)) records.set(file, new Map());
    records.get(file)?.set(key, record);
  };
  const noteReading = (file: number): void => {
    if (((files.flags[file] as number) & MODULE) === MODULE) records.set(file, undefined);
  };
  const locateFor =
    (kind: 'point' | 'quote'): Graph['locate'] =>
    (file, start, end) => {
      const answer = graph.locate(file, start, end);
      note(file, `${kind} ${String(start)} ${String(end)}`, { kind, start, end, answer });
      return answer;
    };
  const { textOf } = graph;
  return {
    records,
    graph: {
      ...graph,
      locate: locateFor('quote'),
      pointAt: locateFor('point'),
      clauseOf: (row) => {
        const answer = graph.clauseOf(row);
        const [start, end] = [dependencies.start[row] as number, dependencies.end[row] as number];
        note(dependencies.from[row] as number, `clause ${String(start)}`, { kind: 'clause', start, end, answer });
        return answer;
      },
      namesOf: (file) => {
        const answer = graph.namesOf(file);
        note(file, 'names', { kind: 'names', answer });
        return answer;
      },
      exportsOf: (file) => {
        const answer = graph.exportsOf(file);
        note(file, 'exports', { kind: 'exports', answer });
        return answer;
      },
      handsOnImports: (file) => {
        const answer = graph.handsOnImports(file);
        note(file, 'hands-on', { kind: 'hands-on', answer });
        return answer;
      },
      traceExport: (file, name) => {
        const answer = graph.traceExport(file, name);
        note(file, `export ${name}`, { kind: 'export', name, answer });
        return answer;
      },
      programsOf: (file) => {
        noteReading(file);
        return graph.programsOf(file);
      },
      ...(textOf === undefined
        ? {}
        : {
            textOf: (file: number) => {
              noteReading(file);
              return textOf(file);
            },
          }),
    },
  };
}

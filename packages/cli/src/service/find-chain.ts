import { type Graph, TARGET } from '@storypole/core';

/** What a chain leads to: a file (row), or a package or builtin by name. */
export type ChainEnd = { readonly file: number } | { readonly kind: 'package' | 'builtin'; readonly name: string };

/** The rows of the dependencies on a shortest way from a file to `end`; `undefined` where none leads there. Breadth first. */
export function findChain(graph: Graph, from: number, end: ChainEnd): readonly number[] | undefined {
  const { files, dependencies, strings } = graph;
  /** File → the dependency that first led there; -1 where nothing has yet. */
  const reachedBy = new Int32Array(files.count).fill(-1);
  const queue = [from];
  for (let next = 0; next < queue.length; next += 1) {
    const file = queue[next] as number;
    for (let row = dependencies.first[file] as number; row < (dependencies.first[file + 1] as number); row += 1) {
      if (isEnd(row)) return toChain(row);
      const to = dependencies.to[row] as number;
      if (dependencies.kind[row] !== TARGET.file || to === from || reachedBy[to] !== -1) continue;
      reachedBy[to] = row;
      queue.push(to);
    }
  }
  return undefined;

  function isEnd(row: number): boolean {
    const to = dependencies.to[row] as number;
    if ('file' in end) return dependencies.kind[row] === TARGET.file && to === end.file;
    return dependencies.kind[row] === TARGET[end.kind] && strings[to] === end.name;
  }

  function toChain(last: number): readonly number[] {
    const chain = [last];
    for (
      let file = dependencies.from[last] as number;
      file !== from;
      file = dependencies.from[chain[0] as number] as number
    ) {
      chain.unshift(reachedBy[file] as number);
    }
    return chain;
  }
}

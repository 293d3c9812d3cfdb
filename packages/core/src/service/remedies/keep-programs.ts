import type { Graph } from '#types/graph';
import type { SyntaxProgram } from '#types/syntax';

/** Files whose programs are kept: a finding is looked at from all sides before the next one. */
const MOST = 8;

/** A graph that does not parse again what was parsed just before. */
export function keepPrograms(graph: Graph): Graph {
  const kept = new Map<number, readonly SyntaxProgram[] | undefined>();
  return {
    ...graph,
    programsOf: (file) => {
      if (kept.has(file)) return kept.get(file);
      const programs = graph.programsOf(file);
      const [oldest] = kept.keys();
      if (kept.size >= MOST && oldest !== undefined) kept.delete(oldest);
      kept.set(file, programs);
      return programs;
    },
  };
}

import type { Graph } from '#types/graph';
import type { Policy } from '#types/policy';

/** Chunks of text that end with a line feed. `focus` is one of `listFocusNames`. */
export type GraphFormat = (graph: Graph, policy: Policy, focus?: string) => Iterable<string>;

export interface GraphFormatEntry {
  /** Half a sentence for `--help`. */
  readonly summary: string;
  /** Loaded on demand. */
  readonly load: () => Promise<GraphFormat>;
}

/** Every format of a graph, by name. */
export const graphFormats: Readonly<Record<string, GraphFormatEntry>> = {
  json: { summary: 'storypole/graph@1', load: async () => (await import('./format-graph-json')).formatGraphJson },
  dot: { summary: 'for Graphviz', load: async () => (await import('./format-graph-dot')).formatGraphDot },
  mermaid: { summary: 'for Markdown', load: async () => (await import('./format-graph-mermaid')).formatGraphMermaid },
};

import type { Graph } from '#types/graph';
import type { Policy } from '#types/policy';
import { drawPlaces, type DrawnEdge, type DrawnNode } from './draw-places';
import { groupNodes } from './group-nodes';
import { pluralize } from './pluralize';

/** A digraph for Graphviz: https://graphviz.org/doc/info/lang.html. Dashed lines are erased at run time. */
export function* formatGraphDot(graph: Graph, policy: Policy, focus?: string): Generator<string> {
  const { nodes, edges, note } = drawPlaces(graph, policy, focus);
  if (note !== '') yield `// ${note}\n`;
  yield 'digraph storypole {\n  rankdir=LR;\n  node [shape=box, style=rounded, fontname="sans-serif"];\n';
  let cluster = 0;
  for (const { group, members } of groupNodes(nodes)) {
    const indent = group === undefined ? '  ' : '    ';
    if (group !== undefined) yield `  subgraph cluster_${cluster++} {\n    label=${quote(group)};\n`;
    for (const { node, id } of members) yield `${indent}n${id} ${describeNode(node)};\n`;
    if (group !== undefined) yield '  }\n';
  }
  for (const edge of edges) yield `  n${edge.from} -> n${edge.to} ${describeEdge(edge)};\n`;
  yield '}\n';
}

function describeNode({ name, files, focused }: DrawnNode): string {
  return `[label=${quote(`${name}\n${pluralize(files, 'file')}`)}${focused ? ', penwidth=2' : ''}]`;
}

function describeEdge({ value, type }: DrawnEdge): string {
  if (value === 0) return `[label="${pluralize(type, 'type')}", style=dashed]`;
  return `[label="${type === 0 ? value : `${value} + ${pluralize(type, 'type')}`}"]`;
}

function quote(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}

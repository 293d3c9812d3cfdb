import type { Graph } from '#types/graph';
import type { Policy } from '#types/policy';
import { drawPlaces, type DrawnEdge, type DrawnNode } from './draw-places';
import { groupNodes } from './group-nodes';
import { pluralize } from './pluralize';

/** A flowchart for Mermaid: https://mermaid.js.org/syntax/flowchart.html. Dotted lines are erased at run time. */
export function* formatGraphMermaid(graph: Graph, policy: Policy, focus?: string): Generator<string> {
  const { nodes, edges, note } = drawPlaces(graph, policy, focus);
  yield 'flowchart LR\n';
  if (note !== '') yield `  %% ${note}\n`;
  let box = 0;
  for (const { group, members } of groupNodes(nodes)) {
    const indent = group === undefined ? '  ' : '    ';
    if (group !== undefined) yield `  subgraph g${box++}["${escape(group)}"]\n`;
    for (const { node, id } of members) yield `${indent}n${id}${describeNode(node)}\n`;
    if (group !== undefined) yield '  end\n';
  }
  for (const edge of edges) yield `  n${edge.from} ${describeEdge(edge)} n${edge.to}\n`;
  const focused = nodes.flatMap((node, id) => (node.focused ? [`n${id}`] : []));
  if (focused.length > 0) yield `  classDef focus stroke-width:3px\n  class ${focused.join(',')} focus\n`;
}

function describeNode({ name, files }: DrawnNode): string {
  return `["${escape(name)}<br/>${pluralize(files, 'file')}"]`;
}

function describeEdge({ value, type }: DrawnEdge): string {
  if (value === 0) return `-.->|"${pluralize(type, 'type')}"|`;
  return `-->|"${type === 0 ? value : `${value} + ${pluralize(type, 'type')}`}"|`;
}

/** Mermaid's entities begin with `#`: https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters. */
function escape(text: string): string {
  return text.replace(/[#"<>&]/g, (character) => `#${character.charCodeAt(0)};`).replaceAll('\n', ' ');
}

import type { DrawnNode } from './draw-places';

export interface NodeGroup {
  readonly group: string | undefined;
  readonly members: readonly { readonly node: DrawnNode; readonly id: number }[];
}

/** Nodes by the domain that they are drawn inside of. Expects them sorted by group; ids are their positions. */
export function groupNodes(nodes: readonly DrawnNode[]): readonly NodeGroup[] {
  const groups: { group: string | undefined; members: { node: DrawnNode; id: number }[] }[] = [];
  nodes.forEach((node, id) => {
    const last = groups.at(-1);
    if (last !== undefined && last.group === node.group) last.members.push({ node, id });
    else groups.push({ group: node.group, members: [{ node, id }] });
  });
  return groups;
}

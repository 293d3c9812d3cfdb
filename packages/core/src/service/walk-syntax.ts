import type { SyntaxNode, SyntaxVisitors } from '#types/syntax';

interface Step {
  readonly node: SyntaxNode;
  readonly parent: SyntaxNode | undefined;
  readonly isExit: boolean;
}

/** Visits every node below and including `root`. Keeps a stack of its own: long chains of operators do not overflow. */
export function walkSyntax(root: SyntaxNode, visitors: SyntaxVisitors): void {
  const stack: Step[] = [{ node: root, parent: undefined, isExit: false }];
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    const { node, parent, isExit } = step;
    visitors[isExit ? `${node.type}:exit` : node.type]?.(node, parent);
    if (isExit) continue;
    if (visitors[`${node.type}:exit`] !== undefined) stack.push({ node, parent, isExit: true });
    const children = Object.values(node).flatMap((value) => (Array.isArray(value) ? value.filter(isNode) : [value]));
    for (const child of children.filter(isNode).sort((a, b) => b.start - a.start)) {
      stack.push({ node: child, parent: node, isExit: false });
    }
  }
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value && 'end' in value;
}

import type { SyntaxNode } from '#types/syntax';

/** Nodes of TypeScript that are part of the program, or hold what is. */
const VALUE_NODES: ReadonlySet<string> = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
  'TSEnumDeclaration',
  'TSEnumBody',
  'TSEnumMember',
  'TSModuleDeclaration',
  'TSModuleBlock',
  'TSParameterProperty',
  'TSExportAssignment',
  'TSImportEqualsDeclaration',
  'TSExternalModuleReference',
  'TSQualifiedName',
  'TSDeclareFunction',
  'TSEmptyBodyFunctionExpression',
  'TSAbstractMethodDefinition',
  'TSAbstractPropertyDefinition',
  'TSAbstractAccessorProperty',
]);

interface Step {
  readonly node: SyntaxNode;
  readonly isType: boolean;
  /** Inside a class with decorators, whose types a compiler may write out as values. */
  readonly isEmitted: boolean;
}

/** Which of some local names a program uses, as types alone or as values. A name that is declared again counts as the same. */
export function findUses(
  program: SyntaxNode,
  locals: ReadonlySet<string>,
): { readonly types: ReadonlySet<string>; readonly values: ReadonlySet<string> } {
  const types = new Set<string>();
  const values = new Set<string>();
  const stack: Step[] = [{ node: program, isType: false, isEmitted: false }];
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    const { node } = step;
    if (node.type === 'ImportDeclaration') continue;
    if ((node.type === 'Identifier' || node.type === 'JSXIdentifier') && locals.has(node['name'] as string)) {
      (step.isType && !step.isEmitted ? types : values).add(node['name'] as string);
    }
    const isTypeNode = node.type.startsWith('TS') && !VALUE_NODES.has(node.type);
    const isDecorated = node.type.startsWith('Class') && hasDecorators(node);
    for (const [key, value] of Object.entries(node)) {
      if (isName(node, key)) continue;
      for (const child of Array.isArray(value) ? (value as readonly unknown[]) : [value]) {
        if (!isNode(child)) continue;
        stack.push({
          node: child,
          isType: step.isType || isTypeNode || isTypeField(node, key),
          isEmitted: step.isEmitted || isDecorated,
        });
      }
    }
  }
  return { types, values };
}

/** Whether a field names a property or a label instead of a binding. */
function isName(node: SyntaxNode, key: string): boolean {
  if (node['computed'] === true) return false;
  if (key === 'property') return node.type === 'MemberExpression' || node.type === 'JSXMemberExpression';
  if (key === 'key') return node.type !== 'Property' || node['shorthand'] !== true;
  if (key === 'exported') return true;
  return (
    key === 'label' ||
    (key === 'name' && node.type === 'JSXAttribute') ||
    (key === 'right' && node.type === 'TSQualifiedName')
  );
}

function isTypeField(node: SyntaxNode, key: string): boolean {
  return key === 'exportKind' || (key === 'specifiers' && node['exportKind'] === 'type');
}

function hasDecorators(node: SyntaxNode): boolean {
  const stack: SyntaxNode[] = [node];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next.type === 'Decorator') return true;
    if (next !== node && next.type === 'BlockStatement') continue;
    for (const value of Object.values(next)) {
      for (const child of Array.isArray(value) ? (value as readonly unknown[]) : [value])
        if (isNode(child)) stack.push(child);
    }
  }
  return false;
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

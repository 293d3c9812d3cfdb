import type { Node } from 'oxc-parser';
import { memberName } from './identify-value';
import { findBinding, type Binding } from './scope';
import { nameOf, type Visit } from './walk-program';

/** Binding of a module object → the visits that refer to it. */
export type References = ReadonlyMap<Binding, readonly Visit[]>;

/** Groups the references to bindings; those to globals are left out. */
export function findReferences(visits: readonly Visit[]): References {
  const references = new Map<Binding, Visit[]>();
  for (const visit of visits) {
    const { node, scope } = visit;
    if ((node.type !== 'Identifier' && node.type !== 'JSXIdentifier') || !isReference(visit)) continue;
    const binding = findBinding(scope, node.name);
    if (binding === undefined) continue;
    const known = references.get(binding);
    if (known) known.push(visit);
    else references.set(binding, [visit]);
  }
  return references;
}

/** Whether an identifier is a use of a variable: not a name that is declared, a key, a label or the name of a member. */
export function isReference({ node, parent, key, inType }: Visit): boolean {
  if (parent === undefined) return false;
  const outer = parent.node;
  switch (outer.type) {
    case 'MemberExpression':
      return key === 'object' || outer.computed;
    case 'Property':
      if (key === 'key') return outer.computed;
      return parent.parent?.node.type !== 'ObjectPattern' || !isBindingPattern(parent.parent);
    case 'PropertyDefinition':
    case 'AccessorProperty':
    case 'TSAbstractPropertyDefinition':
    case 'TSAbstractAccessorProperty':
      return key === 'value' || (key === 'key' && outer.computed);
    case 'MethodDefinition':
    case 'TSAbstractMethodDefinition':
    case 'TSPropertySignature':
    case 'TSMethodSignature':
      return key === 'key' && outer.computed;
    case 'TSEnumMember':
      return key === 'initializer' || (key === 'id' && outer.computed);
    case 'ExportSpecifier':
      return key === 'local' && (parent.parent?.node.type !== 'ExportNamedDeclaration' || !parent.parent.node.source);
    case 'VariableDeclarator':
      return key === 'init';
    case 'AssignmentPattern':
      return key === 'right' || !isBindingPattern(parent);
    case 'ArrayPattern':
    case 'RestElement':
      return !isBindingPattern(parent);
    case 'TSTypeReference':
    case 'TSTypeQuery':
    case 'TSClassImplements':
    case 'TSInterfaceHeritage':
      return true;
    case 'TSQualifiedName':
    case 'TSImportEqualsDeclaration':
      return key === 'left' || key === 'moduleReference';
    case 'JSXMemberExpression':
      return key === 'object';
    case 'JSXOpeningElement':
    case 'JSXClosingElement':
      return node.type === 'JSXIdentifier' && !/^[a-z]/.test(node.name);
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
    case 'ImportAttribute':
    case 'ExportAllDeclaration':
    case 'LabeledStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
    case 'MetaProperty':
    case 'JSXAttribute':
    case 'JSXNamespacedName':
    case 'CatchClause':
    case 'TSModuleDeclaration':
    case 'TSNamespaceExportDeclaration':
    case 'TSEnumDeclaration':
    case 'TSParameterProperty':
      return false;
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'TSDeclareFunction':
    case 'TSEmptyBodyFunctionExpression':
      return false;
    case 'ArrowFunctionExpression':
      return key === 'body';
    case 'ClassDeclaration':
    case 'ClassExpression':
      return key === 'superClass';
    default:
      return !inType;
  }
}

/** Whether a pattern declares names; else it assigns to variables that exist. */
function isBindingPattern(pattern: Visit): boolean {
  let outer: Visit | undefined = pattern;
  for (; outer !== undefined; outer = outer.parent) {
    const { type } = outer.node;
    if (type === 'AssignmentExpression' || type === 'ForInStatement' || type === 'ForOfStatement') return false;
    if (
      type !== 'AssignmentPattern' &&
      type !== 'ArrayPattern' &&
      type !== 'RestElement' &&
      type !== 'ObjectPattern' &&
      type !== 'Property'
    ) {
      return true;
    }
  }
  return true;
}

const WRAPPERS = new Set([
  'ParenthesizedExpression',
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'ChainExpression',
]);

/**
 * The members of a module object that its references use, in order of use; `undefined` where the object escapes: it is passed on,
 * re-exported, spread, enumerated, or a member is computed.
 */
export function findMembers(references: readonly Visit[]): readonly string[] | undefined {
  const members = new Set<string>();
  for (const reference of references) {
    const used = membersOf(reference);
    if (used === undefined) return undefined;
    for (const name of used) members.add(name);
  }
  return [...members];
}

/** The members that an expression's surroundings take of it: `x.a`, `const { a } = x`, `x.T` in a type, `<x.A />`. */
export function membersOf(expression: Visit): readonly string[] | undefined {
  let visit = expression;
  while (visit.parent && visit.key === 'expression' && WRAPPERS.has(visit.parent.node.type)) visit = visit.parent;
  const { parent, key } = visit;
  const outer = parent?.node;
  switch (outer?.type) {
    case 'MemberExpression': {
      const name = key === 'object' ? memberName(outer, visit.scope) : undefined;
      return name === undefined ? undefined : [name];
    }
    case 'TSQualifiedName':
      return key === 'left' ? [outer.right.name] : undefined;
    case 'JSXMemberExpression':
      return key === 'object' ? [outer.property.name] : undefined;
    case 'VariableDeclarator':
      return key === 'init' ? keysOf(outer.id) : undefined;
    case 'AssignmentExpression':
      return key === 'right' && parent && isStatement(parent) ? keysOf(outer.left) : undefined;
    case 'ExpressionStatement':
      return [];
    default:
      return undefined;
  }
}

/** Whether nobody takes the value of an expression. */
function isStatement(expression: Visit): boolean {
  let outer = expression.parent;
  while (outer?.node.type === 'ParenthesizedExpression') outer = outer.parent;
  return outer?.node.type === 'ExpressionStatement';
}

/** The properties that an object pattern takes; `undefined` for another pattern, a rest or a computed key. */
export function keysOf(pattern: Node): readonly string[] | undefined {
  if (pattern.type !== 'ObjectPattern') return undefined;
  const keys: string[] = [];
  for (const property of pattern.properties) {
    if (property.type !== 'Property' || (property.computed && property.key.type !== 'Literal')) return undefined;
    keys.push(nameOf(property.key));
  }
  return keys;
}

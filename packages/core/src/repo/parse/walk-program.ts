import type { BindingPattern, Function, Node, Program } from 'oxc-parser';
import { childKeys } from './parse-program';
import { createScope, declareName, findBinding, type Binding, type Scope } from './scope';

/** Where a node stands. */
export interface Visit {
  readonly node: Node;
  readonly parent: Visit | undefined;
  /** The field of the parent that holds the node. */
  readonly key: string;
  readonly scope: Scope;
  /** Inside a declaration file, or a declaration that says `declare`. */
  readonly ambient: boolean;
  /** Inside a type: nothing there is evaluated. */
  readonly inType: boolean;
}

const TYPE_KEYS = new Set([
  'typeAnnotation',
  'returnType',
  'typeParameters',
  'typeArguments',
  'superTypeArguments',
  'implements',
]);

/**
 * Visits every node of a program in the order of the source, with its scope. A scope is complete when the walk is over, not before.
 * Keeps a stack of its own: long chains of operators do not overflow.
 */
export function walkProgram(program: Program, ambient: boolean, visit: (visit: Visit) => void): Scope {
  const keys = childKeys();
  const root = createScope(undefined, true);
  const assignments: Visit[] = [];
  const stack: Visit[] = [{ node: program, parent: undefined, key: '', scope: root, ambient, inType: false }];
  for (let current = stack.pop(); current !== undefined; current = stack.pop()) {
    const { node } = current;
    visit(current);
    if (node.type === 'AssignmentExpression') assignments.push(current);
    const inside = enter(current);
    const isAmbient = current.ambient || declaresOnly(node);
    const isType = current.inType || node.type === 'TSInterfaceDeclaration' || node.type === 'TSTypeAliasDeclaration';
    const fields = keys[node.type] ?? [];
    for (let index = fields.length - 1; index >= 0; index--) {
      const key = fields[index] as string;
      const value = (node as unknown as Readonly<Record<string, Node | readonly (Node | null)[] | null | undefined>>)[
        key
      ];
      if (value === null || value === undefined) continue;
      const inType = isType || TYPE_KEYS.has(key);
      const child = { parent: current, key, scope: inside, ambient: isAmbient, inType };
      if (!Array.isArray(value)) stack.push({ node: value as Node, ...child });
      else {
        for (let item = value.length - 1; item >= 0; item--) {
          if (value[item]) stack.push({ node: value[item] as Node, ...child });
        }
      }
    }
  }
  for (const assignment of assignments) noteAssignment(assignment);
  return root;
}

/** Declares what the node declares, and returns the scope of its children. */
function enter({ node, scope, ambient, parent }: Visit): Scope {
  switch (node.type) {
    case 'ImportDeclaration':
      for (const specifier of node.specifiers) {
        const imported =
          specifier.type === 'ImportSpecifier'
            ? nameOf(specifier.imported)
            : specifier.type === 'ImportDefaultSpecifier'
              ? 'default'
              : '*';
        declareName(scope, specifier.local.name, {
          kind: 'import',
          source: node.source.value,
          imported,
          literal: node.source,
        });
      }
      return scope;
    case 'TSImportEqualsDeclaration': {
      const { moduleReference: target } = node;
      const binding: Binding =
        target.type === 'TSExternalModuleReference'
          ? { kind: 'import', source: target.expression.value, imported: '*', literal: target.expression }
          : { kind: 'other' };
      declareName(scope, node.id.name, binding);
      return scope;
    }
    case 'VariableDeclaration':
      if (!ambient && !node.declare) {
        const target = node.kind === 'var' ? scope.owner : scope;
        for (const { id, init } of node.declarations) {
          declarePattern(id, (name, property) => {
            declareName(target, name, {
              kind: 'variable',
              constant: node.kind !== 'var' && node.kind !== 'let',
              init: init ?? undefined,
              scope,
              property,
              assigned: [],
            });
          });
        }
      }
      return scope;
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'TSDeclareFunction':
    case 'TSEmptyBodyFunctionExpression':
      return enterFunction(node, scope, ambient);
    case 'ArrowFunctionExpression': {
      const inside = createScope(scope, true);
      for (const parameter of node.params) declareParameter(parameter, inside);
      return inside;
    }
    case 'ClassDeclaration':
    case 'TSEnumDeclaration':
      if (!ambient && !node.declare && node.id) declareName(scope, node.id.name, { kind: 'other' });
      return scope;
    case 'ClassExpression': {
      const inside = createScope(scope, false);
      if (node.id) declareName(inside, node.id.name, { kind: 'other' });
      return inside;
    }
    case 'TSModuleDeclaration':
      if (!ambient && !node.declare && !node.global) declareNamespace(node.id, scope);
      return scope;
    case 'TSModuleBlock':
    case 'StaticBlock':
      return createScope(scope, true);
    case 'BlockStatement':
      return isFunctionBody(parent) ? scope : createScope(scope, false);
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'SwitchStatement':
      return createScope(scope, false);
    case 'CatchClause': {
      const inside = createScope(scope, false);
      if (node.param) declarePattern(node.param, (name) => declareName(inside, name, { kind: 'other' }));
      return inside;
    }
    default:
      return scope;
  }
}

function enterFunction(node: Function, scope: Scope, ambient: boolean): Scope {
  const isExpression = node.type === 'FunctionExpression' || node.type === 'TSEmptyBodyFunctionExpression';
  if (!isExpression && node.id && !ambient && !node.declare) declareName(scope, node.id.name, { kind: 'other' });
  const inside = createScope(scope, true);
  for (const parameter of node.params) declareParameter(parameter, inside);
  if (isExpression && node.id) declareName(inside, node.id.name, { kind: 'other' });
  return inside;
}

function isFunctionBody(parent: Visit | undefined): boolean {
  const type = parent?.node.type;
  return type === 'FunctionDeclaration' || type === 'FunctionExpression' || type === 'ArrowFunctionExpression';
}

function declareParameter(parameter: Function['params'][number], scope: Scope): void {
  const pattern = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter;
  declarePattern(pattern.type === 'RestElement' ? pattern.argument : pattern, (name) =>
    declareName(scope, name, { kind: 'other' }),
  );
}

function declareNamespace(id: Node, scope: Scope): void {
  let leftmost = id;
  while (leftmost.type === 'TSQualifiedName') leftmost = leftmost.left;
  if (leftmost.type === 'Identifier') declareName(scope, leftmost.name, { kind: 'other' });
}

/** Tells each name of a pattern and, for an object pattern of one level, which property it takes. */
export function declarePattern(
  pattern: BindingPattern,
  declare: (name: string, property: string | undefined) => void,
): void {
  walkPattern(pattern, undefined, 0, declare);
}

function walkPattern(
  pattern: BindingPattern,
  property: string | undefined,
  depth: number,
  declare: (name: string, property: string | undefined) => void,
): void {
  switch (pattern.type) {
    case 'Identifier':
      declare(pattern.name, depth > 1 ? '' : property);
      return;
    case 'AssignmentPattern':
      walkPattern(pattern.left, property, depth, declare);
      return;
    case 'ObjectPattern':
      for (const element of pattern.properties) {
        if (element.type === 'RestElement') walkPattern(element.argument, '', depth + 1, declare);
        else walkPattern(element.value, element.computed ? '' : nameOf(element.key), depth + 1, declare);
      }
      return;
    case 'ArrayPattern':
      for (const element of pattern.elements) {
        if (element) walkPattern(element.type === 'RestElement' ? element.argument : element, '', depth + 1, declare);
      }
  }
}

function noteAssignment({ node, scope }: Visit): void {
  if (node.type !== 'AssignmentExpression' || node.left.type !== 'Identifier') return;
  const binding = findBinding(scope, node.left.name);
  if (binding?.kind === 'variable') binding.assigned.push({ value: node.right, scope });
}

/** The name of an identifier, or the value of a string: `a`, `'a'`, `#a`. `''` for anything else. */
export function nameOf(node: Node): string {
  if (node.type === 'Identifier' || node.type === 'JSXIdentifier') return node.name;
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  return '';
}

/** The body of `declare module 'x'` is ambient even where `declare` is missing. */
function declaresOnly(node: Node): boolean {
  if ('declare' in node && node.declare) return true;
  return node.type === 'TSModuleDeclaration' && node.id.type === 'Literal';
}

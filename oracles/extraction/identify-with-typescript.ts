import ts from 'typescript';
import { resolveName } from './resolve-symbol';

/** An object of the surroundings, a module, or a member of either; `require` made by `createRequire` is `made`. */
export type Identity =
  | { readonly kind: 'global'; readonly name: string }
  | { readonly kind: 'module'; readonly name: string }
  | { readonly kind: 'made' }
  | { readonly kind: 'meta' }
  | { readonly kind: 'member'; readonly of: Identity; readonly name: string };

const WINDOWS = ['globalThis', 'window', 'self', 'global'];
const NODE_MODULES = ['module', 'url', 'worker_threads', 'process'];

/** What stands inside parentheses and assertions. */
export function bare(node: ts.Expression): ts.Expression {
  let inner = node;
  while (
    ts.isParenthesizedExpression(inner) ||
    ts.isAssertionExpression(inner) ||
    ts.isSatisfiesExpression(inner) ||
    ts.isNonNullExpression(inner) ||
    ts.isExpressionWithTypeArguments(inner)
  ) {
    inner = inner.expression;
  }
  return inner;
}

/** The value of a constant string. */
export function constantOf(expression: ts.Expression, seen: readonly ts.Node[] = []): string | undefined {
  const node = bare(expression);
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
    return ts.isNoSubstitutionTemplateLiteral(node) && isBrokenTemplate(node) ? undefined : node.text;
  }
  if (ts.isTemplateExpression(node)) {
    const parts = [node.head.text];
    for (const span of node.templateSpans) {
      const hole = constantOf(span.expression, seen);
      if (hole === undefined) return undefined;
      parts.push(hole, span.literal.text);
    }
    return parts.join('');
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const right = constantOf(node.right, seen);
    const left = right === undefined ? undefined : constantOf(node.left, seen);
    return left === undefined || right === undefined ? undefined : left + right;
  }
  if (ts.isIdentifier(node)) {
    const [declaration] = resolveName(node, node.text) ?? [];
    if (declaration === undefined || !ts.isVariableDeclaration(declaration) || seen.includes(declaration))
      return undefined;
    if (!isConst(declaration) || declaration.initializer === undefined || !ts.isIdentifier(declaration.name))
      return undefined;
    return constantOf(declaration.initializer, [...seen, declaration]);
  }
  return undefined;
}

/** A template with an escape that does not exist has no value. */
function isBrokenTemplate(node: ts.NoSubstitutionTemplateLiteral): boolean {
  return (
    (node as unknown as { readonly templateFlags?: number }).templateFlags !== undefined &&
    (node as unknown as { readonly templateFlags: number }).templateFlags !== 0
  );
}

function isConst(declaration: ts.VariableDeclaration): boolean {
  return (
    (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.BlockScoped) !== 0 &&
    (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.BlockScoped) !== ts.NodeFlags.Let
  );
}

/** The name of a member that is known: `.a`, `['a']`, `[A]` with a constant. */
export function memberOf(node: ts.Expression): { readonly object: ts.Expression; readonly name: string } | undefined {
  if (ts.isPropertyAccessExpression(node))
    return ts.isIdentifier(node.name) ? { object: node.expression, name: node.name.text } : undefined;
  if (!ts.isElementAccessExpression(node)) return undefined;
  const name = constantOf(node.argumentExpression);
  return name === undefined ? undefined : { object: node.expression, name };
}

/** `undefined` for a value that is nothing known. */
export function identify(expression: ts.Expression, depth = 0): Identity | undefined {
  if (depth > 40) return undefined;
  const node = bare(expression);
  if (ts.isMetaProperty(node)) return node.keywordToken === ts.SyntaxKind.ImportKeyword ? { kind: 'meta' } : undefined;
  if (ts.isAwaitExpression(node)) return identify(node.expression, depth + 1);
  if (ts.isIdentifier(node)) {
    const declarations = resolveName(node, node.text);
    return declarations === undefined
      ? { kind: 'global', name: node.text }
      : identifyDeclaration(declarations[0] as ts.Declaration, depth);
  }
  if (ts.isCallExpression(node)) return identifyCall(node, depth);
  const member = memberOf(node);
  const object = member && identify(member.object, depth + 1);
  return member && object && take(object, member.name);
}

function identifyCall(node: ts.CallExpression, depth: number): Identity | undefined {
  const name = node.arguments[0] && constantOf(node.arguments[0]);
  if (node.expression.kind === ts.SyntaxKind.ImportKeyword) return name === undefined ? undefined : moduleNamed(name);
  const callee = describe(identify(node.expression, depth + 1));
  if (callee === 'module:module.createRequire') return { kind: 'made' };
  const loads = ['require', 'made', 'module.require', 'process.getBuiltinModule'].includes(callee);
  return loads && name !== undefined ? moduleNamed(name) : undefined;
}

function moduleNamed(specifier: string): Identity {
  const name = specifier.replace(/^node:/, '');
  return { kind: 'module', name: NODE_MODULES.includes(name) ? name : specifier };
}

function take(object: Identity, name: string): Identity {
  if (object.kind === 'global' && WINDOWS.includes(object.name)) return { kind: 'global', name };
  if (object.kind === 'module' && name === 'default' && NODE_MODULES.includes(object.name)) return object;
  return { kind: 'member', of: object, name };
}

/** `require.resolve`, `module:vitest.vi`, `made`, `meta.url`; `''` for nothing known. */
export function describe(identity: Identity | undefined): string {
  switch (identity?.kind) {
    case 'global':
      return identity.name;
    case 'module':
      return `module:${identity.name}`;
    case 'made':
    case 'meta':
      return identity.kind;
    case 'member':
      return `${describe(identity.of)}.${identity.name}`;
    default:
      return '';
  }
}

function identifyDeclaration(declaration: ts.Declaration, depth: number): Identity | undefined {
  if (ts.isImportEqualsDeclaration(declaration)) {
    const { moduleReference: target } = declaration;
    return ts.isExternalModuleReference(target) && ts.isStringLiteral(target.expression)
      ? moduleNamed(target.expression.text)
      : undefined;
  }
  if (ts.isImportClause(declaration)) return take(moduleOfImport(declaration.parent), 'default');
  if (ts.isNamespaceImport(declaration)) return moduleOfImport(declaration.parent.parent);
  if (ts.isImportSpecifier(declaration)) {
    return take(moduleOfImport(declaration.parent.parent.parent), (declaration.propertyName ?? declaration.name).text);
  }
  if (!ts.isVariableDeclaration(declaration) && !ts.isBindingElement(declaration)) return undefined;
  if (!identities.has(declaration)) {
    identities.set(declaration, undefined);
    identities.set(declaration, identifyVariable(declaration, depth));
  }
  return identities.get(declaration);
}

/** One that is being asked for is nothing known. */
const identities = new WeakMap<ts.Declaration, Identity | undefined>();

function identifyVariable(
  declaration: ts.VariableDeclaration | ts.BindingElement,
  depth: number,
): Identity | undefined {
  const values = valuesOf(declaration).map(({ value, property }) => {
    const identity = identify(value, depth + 1);
    return identity && property !== undefined ? (property === '' ? undefined : take(identity, property)) : identity;
  });
  const made = values.find((value) => value && describe(value) === 'made');
  if (made) return made;
  return values.every((value) => describe(value) === describe(values[0])) ? values[0] : undefined;
}

function moduleOfImport(declaration: ts.Node): Identity {
  const specifier = (declaration as ts.ImportDeclaration).moduleSpecifier;
  return moduleNamed(specifier && ts.isStringLiteral(specifier) ? specifier.text : '');
}

interface Value {
  readonly value: ts.Expression;
  readonly property: string | undefined;
}

/** What a variable is given where it is declared, and by plain assignments. */
function valuesOf(declaration: ts.VariableDeclaration | ts.BindingElement): readonly Value[] {
  const values: Value[] = [];
  let property: string | undefined;
  let holder: ts.Node = declaration;
  if (ts.isBindingElement(declaration)) {
    property =
      declaration.dotDotDotToken || !ts.isObjectBindingPattern(declaration.parent) ? '' : nameOfElement(declaration);
    holder = declaration.parent.parent;
    if (!ts.isVariableDeclaration(holder)) {
      if (ts.isBindingElement(holder)) property = '';
      while (ts.isBindingElement(holder)) holder = holder.parent.parent;
      if (!ts.isVariableDeclaration(holder)) return [];
    }
  }
  const { initializer } = holder as ts.VariableDeclaration;
  const isLoop = ts.isForInStatement(holder.parent.parent) || ts.isForOfStatement(holder.parent.parent);
  if (initializer && !isLoop) values.push({ value: initializer, property });
  const own = ts.isIdentifier(declaration.name) ? declaration.name : undefined;
  if (own) {
    for (const value of assignmentsTo(own, declaration)) values.push({ value, property });
  }
  return values;
}

function nameOfElement(element: ts.BindingElement): string {
  const name = element.propertyName ?? element.name;
  if (ts.isIdentifier(name) || ts.isStringLiteral(name)) return name.text;
  return '';
}

const assignments = new WeakMap<ts.SourceFile, Map<string, ts.BinaryExpression[]>>();

function assignmentsTo(name: ts.Identifier, declaration: ts.Declaration): readonly ts.Expression[] {
  const file = name.getSourceFile();
  let byName = assignments.get(file);
  if (byName === undefined) {
    byName = new Map();
    assignments.set(file, byName);
    const stack: ts.Node[] = [file];
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      if (ts.isBinaryExpression(node) && ts.isIdentifier(node.left) && isAssignment(node.operatorToken.kind)) {
        const known = byName.get(node.left.text);
        if (known) known.push(node);
        else byName.set(node.left.text, [node]);
      }
      ts.forEachChild(node, (child) => void stack.push(child));
    }
  }
  return (byName.get(name.text) ?? [])
    .filter((assignment) => resolveName(assignment, name.text)?.[0] === declaration)
    .map((assignment) => assignment.right);
}

function isAssignment(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

import type { Node, VariableDeclaration } from 'ts-morph';
import type { Found, Morph } from './found';

/** The declarations that a statement makes: none for most, several for `const a = 1, b = 2`. */
export function toFound(morph: Morph, statement: Node): readonly Found[] {
  const { Node } = morph;
  const one = (declaredAs: Found['declaredAs'], name: string | undefined): readonly Found[] => [
    { name: name ?? 'default', declaredAs, node: statement, body: statement, isExported: hasExport(morph, statement) },
  ];
  if (Node.isClassDeclaration(statement)) return one('class', statement.getName());
  if (Node.isFunctionDeclaration(statement)) return statement.isOverload() ? [] : one('function', statement.getName());
  if (Node.isInterfaceDeclaration(statement)) return one('interface', statement.getName());
  if (Node.isTypeAliasDeclaration(statement)) return one('type', statement.getName());
  if (Node.isEnumDeclaration(statement)) return one('enum', statement.getName());
  if (Node.isModuleDeclaration(statement)) return one('namespace', statement.getName());
  if (Node.isExportAssignment(statement)) return toDefault(morph, statement.getExpression(), statement);
  if (!Node.isVariableStatement(statement)) return [];
  const isExported = hasExport(morph, statement);
  return statement.getDeclarations().flatMap((declaration) => toVariable(morph, declaration, isExported));
}

/** `export default …`: a name leads to a declaration of its own, and is none here. */
function toDefault(morph: Morph, expression: Node, node: Node): readonly Found[] {
  const value = unwrap(morph, expression);
  if (morph.Node.isIdentifier(value)) return [];
  return [{ name: 'default', declaredAs: kindOf(morph, value, 'expression'), node, body: value, isExported: true }];
}

function toVariable(morph: Morph, declaration: VariableDeclaration, isExported: boolean): readonly Found[] {
  const name = declaration.getNameNode();
  const initializer = declaration.getInitializer();
  const value = initializer === undefined ? declaration : unwrap(morph, initializer);
  const declaredAs = kindOf(morph, value, 'variable');
  const body = declaredAs === 'variable' ? declaration : value;
  if (morph.Node.isIdentifier(name)) return [{ name: name.getText(), declaredAs, node: declaration, body, isExported }];
  return name.getDescendantsOfKind(morph.SyntaxKind.BindingElement).map((element) => ({
    name: element.getName(),
    declaredAs: 'variable',
    node: element,
    body: declaration,
    isExported,
  }));
}

function kindOf(morph: Morph, value: Node, otherwise: Found['declaredAs']): Found['declaredAs'] {
  if (morph.Node.isArrowFunction(value) || morph.Node.isFunctionExpression(value)) return 'function';
  return morph.Node.isClassExpression(value) ? 'class' : otherwise;
}

/** Looks through parentheses, `as` and `satisfies`. */
function unwrap(morph: Morph, node: Node): Node {
  const { Node } = morph;
  let current = node;
  while (
    Node.isParenthesizedExpression(current) ||
    Node.isAsExpression(current) ||
    Node.isSatisfiesExpression(current) ||
    Node.isNonNullExpression(current)
  ) {
    current = current.getExpression();
  }
  return current;
}

function hasExport(morph: Morph, statement: Node): boolean {
  return morph.Node.isExportable(statement) && statement.hasExportKeyword();
}

import ts from 'typescript';

/** What the compiler attaches to nodes when it binds a file; not part of its public types. */
interface Bound {
  readonly locals?: ts.SymbolTable;
}

/** Binds a file: symbols and tables of local names, as the compiler itself uses them. */
export function bindFile(file: ts.SourceFile): void {
  (
    ts as unknown as { readonly bindSourceFile: (file: ts.SourceFile, options: ts.CompilerOptions) => void }
  ).bindSourceFile(file, {
    target: ts.ScriptTarget.ESNext,
    allowJs: true,
  });
}

/** The declarations that a name refers to as a value; `undefined` for a name of the surroundings. */
export function resolveName(from: ts.Node, name: string): readonly ts.Declaration[] | undefined {
  for (let node: ts.Node | undefined = from; node !== undefined; node = node.parent) {
    const found = declarationsIn(node, name);
    if (found.length > 0) return found;
  }
  return undefined;
}

function declarationsIn(node: ts.Node, name: string): readonly ts.Declaration[] {
  if ((ts.isFunctionExpression(node) || ts.isClassExpression(node)) && node.name?.text === name) {
    return [node, ...localsOf(node, name)].slice(-1);
  }
  return localsOf(node, name);
}

function localsOf(node: ts.Node, name: string): readonly ts.Declaration[] {
  const symbol = (node as Bound).locals?.get(ts.escapeLeadingUnderscores(name));
  return (symbol?.declarations ?? []).filter((declaration) => isValue(declaration));
}

/** Types are no values, and neither is what `declare` says to exist elsewhere. JavaScript's expando assignments declare nothing. */
function isValue(declaration: ts.Declaration): boolean {
  if (
    ts.isInterfaceDeclaration(declaration) ||
    ts.isTypeAliasDeclaration(declaration) ||
    ts.isTypeParameterDeclaration(declaration)
  )
    return false;
  if (ts.isJSDocTypedefTag(declaration) || ts.isJSDocCallbackTag(declaration) || ts.isJSDocEnumTag(declaration))
    return false;
  if (isImport(declaration)) return true;
  return isDeclaration(declaration) && !isAmbient(declaration);
}

function isDeclaration(node: ts.Node): boolean {
  return (
    ts.isVariableDeclaration(node) ||
    ts.isBindingElement(node) ||
    ts.isParameter(node) ||
    ts.isFunctionLike(node) ||
    ts.isClassLike(node) ||
    ts.isEnumDeclaration(node) ||
    ts.isModuleDeclaration(node)
  );
}

function isImport(node: ts.Node): boolean {
  return (
    ts.isImportSpecifier(node) ||
    ts.isImportClause(node) ||
    ts.isNamespaceImport(node) ||
    ts.isImportEqualsDeclaration(node)
  );
}

/** Whether a node stands in a declaration file, under `declare`, or in the body of a module that is named by a string. */
export function isAmbient(node: ts.Node): boolean {
  for (let current: ts.Node | undefined = node; current !== undefined; current = current.parent) {
    if (ts.isSourceFile(current)) return current.isDeclarationFile;
    if (ts.isModuleDeclaration(current) && ts.isStringLiteral(current.name) && current !== node) return true;
    if (
      ts.canHaveModifiers(current) &&
      ts.getModifiers(current)?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword)
    )
      return true;
  }
  return false;
}

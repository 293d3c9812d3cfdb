import ts from 'typescript';

/** A specifier as the program sees it, and the node that holds it. */
export interface FoundSpecifier {
  readonly text: string;
  readonly node: ts.StringLiteralLike;
  /** How it is written decides what it would be without the compiler's modes. */
  readonly isRequire: boolean;
}

/** Every static specifier of a file: imports, exports, import types, `import x = require()`, literal `import()`, and `require()` in JavaScript. */
export function collectSpecifiers(file: ts.SourceFile): readonly FoundSpecifier[] {
  const found: FoundSpecifier[] = [];
  const isJavaScript = /\.[mc]?jsx?$/u.test(file.fileName);
  const add = (node: ts.Node | undefined, isRequire = false): void => {
    if (node !== undefined && ts.isStringLiteralLike(node)) found.push({ text: node.text, node, isRequire });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal);
    else if (ts.isExternalModuleReference(node)) add(node.expression, true);
    else if (ts.isCallExpression(node)) {
      if (node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0]);
      else if (isJavaScript && ts.isIdentifier(node.expression) && node.expression.text === 'require') {
        if (node.arguments.length === 1) add(node.arguments[0], true);
      }
    }
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(file, visit);
  return found;
}

import ts from 'typescript';

/** Whether the compiler has no complaint about the syntax; in JavaScript, that of TypeScript is one. */
export function isParsed(file: ts.SourceFile): boolean {
  if ((file as unknown as { readonly parseDiagnostics: readonly unknown[] }).parseDiagnostics.length > 0) return false;
  // A request for something other than a string: the compiler complains later.
  if (file.statements.some(isMalformed)) return false;
  if (!file.fileName.endsWith('x') || file.fileName.endsWith('.tsx')) return true;
  const options: ts.CompilerOptions = {
    allowJs: true,
    noLib: true,
    noResolve: true,
    types: [],
    jsx: ts.JsxEmit.Preserve,
  };
  const host: ts.CompilerHost = {
    getSourceFile: (name) => (name.endsWith(file.fileName) ? file : undefined),
    getDefaultLibFileName: () => '',
    writeFile: () => undefined,
    getCurrentDirectory: () => '/',
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    fileExists: (name) => name.endsWith(file.fileName),
    readFile: () => undefined,
  };
  return ts.createProgram([file.fileName], options, host).getSyntacticDiagnostics(file).length === 0;
}

function isMalformed(statement: ts.Statement): boolean {
  const isRequest = ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement);
  return isRequest && statement.moduleSpecifier !== undefined && !ts.isStringLiteral(statement.moduleSpecifier);
}

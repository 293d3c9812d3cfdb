import ts from 'typescript';
import { rangeOf, type Emit } from './emit';
import { extractCall, extractConstruction } from './extract-calls';
import { extractComments } from './extract-comments';
import { isParsed } from './is-parsed';
import type { ExtractedRecord } from './record';
import { bindFile, isAmbient } from './resolve-symbol';

export interface Extraction {
  /** Ordered by position. */
  readonly records: readonly ExtractedRecord[];
  readonly ambient: readonly string[];
  readonly reexports: boolean;
  readonly mayReexportImports: boolean;
}

const KINDS = { ts: ts.ScriptKind.TS, tsx: ts.ScriptKind.TSX, dts: ts.ScriptKind.TS, js: ts.ScriptKind.JSX } as const;

/**
 * Extracts the dependencies of a source by walking the compiler's tree: what the extractors of the project are held against.
 * Shares no code with them; the meaning of each form is that of `extractFromTree`.
 *
 * @returns `undefined` where the compiler cannot parse the source without an error
 */
export function extractWithTypescript(text: string, language: keyof typeof KINDS): Extraction | undefined {
  const name = language === 'dts' ? 'source.d.ts' : language === 'js' ? 'source.jsx' : `source.${language}`;
  const file = ts.createSourceFile(
    name,
    text,
    // Comments are parsed by themselves, wherever they stand.
    { languageVersion: ts.ScriptTarget.ESNext, jsDocParsingMode: ts.JSDocParsingMode.ParseNone },
    true,
    KINDS[language],
  );
  if (!isParsed(file)) return undefined;
  bindFile(file);
  const records: ExtractedRecord[] = [];
  const ambient: string[] = [];
  const flags = { reexports: false, mayReexportImports: false };
  const emit: Emit = (form, { start, end }, specifier, statement, recordFlags) => {
    records.push({ form, start, end, statement, text: specifier, flags: [...new Set(recordFlags)].sort() });
  };
  const pending: ts.Node[] = [file];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    visitDeclaration(node, file, emit, ambient, flags);
    if (ts.isCallExpression(node)) extractCall(node, file, emit);
    else if (ts.isNewExpression(node)) extractConstruction(node, file, emit);
    ts.forEachChild(node, (child) => void pending.push(child));
  }
  extractComments(file, emit);
  records.sort((a, b) => a.start - b.start || a.end - b.end);
  const toBytes = byteCounter(text);
  return {
    records: records.map((record) => ({
      ...record,
      start: toBytes(record.start),
      end: toBytes(record.end),
      statement: toBytes(record.statement),
    })),
    ambient,
    ...flags,
  };
}

function byteCounter(text: string): (offset: number) => number {
  if (Buffer.byteLength(text) === text.length) return (offset) => offset;
  return (offset) => Buffer.byteLength(text.slice(0, offset));
}

function visitDeclaration(
  node: ts.Node,
  file: ts.SourceFile,
  emit: Emit,
  ambient: string[],
  flags: { reexports: boolean; mayReexportImports: boolean },
): void {
  const erased = (): readonly string[] => (isAmbient(node) ? ['typeOnly'] : []);
  const start = (): number => node.getStart(file);
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    const form = node.importClause ? 'import' : 'side-effect-import';
    emit(form, rangeOf(node.moduleSpecifier, file), node.moduleSpecifier.text, start(), [
      ...importFlags(node.importClause),
      ...erased(),
    ]);
  } else if (ts.isExportDeclaration(node)) {
    const { moduleSpecifier, exportClause } = node;
    if (moduleSpecifier && ts.isStringLiteral(moduleSpecifier)) {
      flags.reexports = true;
      const form =
        exportClause === undefined
          ? 'export-star'
          : ts.isNamespaceExport(exportClause)
            ? 'export-star-as'
            : 're-export';
      emit(form, rangeOf(moduleSpecifier, file), moduleSpecifier.text, start(), [...exportFlags(node), ...erased()]);
    } else if (exportClause && ts.isNamedExports(exportClause) && exportClause.elements.length > 0)
      flags.mayReexportImports = true;
  } else if (ts.isExportAssignment(node)) {
    if (node.isExportEquals || ts.isIdentifier(node.expression)) flags.mayReexportImports = true;
  } else if (ts.isImportEqualsDeclaration(node)) {
    if (ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))
      flags.mayReexportImports = true;
    const { moduleReference: target } = node;
    if (!ts.isExternalModuleReference(target) || !ts.isStringLiteral(target.expression)) return;
    emit('import-equals', rangeOf(target.expression, file), target.expression.text, start(), [
      ...(node.isTypeOnly ? ['typeOnly'] : []),
      ...erased(),
    ]);
  } else if (ts.isImportTypeNode(node)) {
    const literal = ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined;
    if (literal === undefined || !ts.isStringLiteral(literal)) return;
    const keyword = node.isTypeOf ? (node.getChildren(file)[1] as ts.Node).getStart(file) : start();
    emit(node.isTypeOf ? 'typeof-import' : 'import-type', rangeOf(literal, file), literal.text, keyword, ['typeOnly']);
  } else if (ts.isModuleDeclaration(node) && ts.isStringLiteral(node.name)) {
    const { text } = node.name;
    if (!text.includes('*') && (ts.isExternalModule(file) || text.startsWith('.')))
      emit('declare-module', rangeOf(node.name, file), text, start(), ['typeOnly']);
    else ambient.push(text);
  }
}

function importFlags(clause: ts.ImportClause | undefined): readonly string[] {
  if (clause === undefined) return [];
  if (clause.isTypeOnly) return ['typeOnly'];
  const { name, namedBindings } = clause;
  if (name || !namedBindings || !ts.isNamedImports(namedBindings) || namedBindings.elements.length === 0) return [];
  return namedBindings.elements.every(({ isTypeOnly }) => isTypeOnly) ? ['inlineTypeOnly'] : [];
}

function exportFlags(node: ts.ExportDeclaration): readonly string[] {
  if (node.isTypeOnly) return ['typeOnly'];
  const { exportClause } = node;
  if (!exportClause || !ts.isNamedExports(exportClause) || exportClause.elements.length === 0) return [];
  return exportClause.elements.every(({ isTypeOnly }) => isTypeOnly) ? ['inlineTypeOnly'] : [];
}

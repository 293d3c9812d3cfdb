import ts from 'typescript';
import type { Emit } from './emit';

/** The compiler's own parser of JSDoc, which it does not publish. */
interface JsdocParser {
  readonly parseIsolatedJSDocComment: (
    text: string,
    start: number,
    length: number,
  ) => { readonly jsDoc: ts.JSDoc } | undefined;
  readonly parseJSDocTypeExpressionForTests: (
    text: string,
    start: number,
    length: number,
  ) => { readonly jsDocTypeExpression: ts.JSDocTypeExpression } | undefined;
}

const parser = ts as unknown as JsdocParser;

/** References before the first token, and what JSDoc requests anywhere, whether or not the compiler would attach the comment to a node. */
export function extractComments(file: ts.SourceFile, emit: Emit): void {
  const { text } = file;
  for (const { pos, end, fileName } of file.referencedFiles) {
    const comment = text.lastIndexOf('///', pos);
    emit('reference-path', { start: pos - 1, pos: pos - 1, end: end + 1 }, fileName, comment, ['typeOnly']);
  }
  // Reading comments is slow; most files hold none of interest.
  if (!(text.match(/\/\*\*[^]*?\*\//g) ?? []).some((comment) => /@import|import[\s*]*\(/.test(comment))) return;
  for (const { pos, end } of findComments(file)) {
    if (!text.startsWith('/**', pos) || text.startsWith('/**/', pos) || !text.slice(pos, end).includes('import'))
      continue;
    const parsed = parser.parseIsolatedJSDocComment(text, pos, end - pos);
    if (parsed) visit(parsed.jsDoc, text, emit);
  }
}

function findComments(file: ts.SourceFile): readonly ts.CommentRange[] {
  const { text } = file;
  const found = new Map<number, ts.CommentRange>();
  const pending: ts.Node[] = [file];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (ts.isJSDoc(node) || node.kind === ts.SyntaxKind.JsxText) continue;
    const children = node.getChildren(file);
    if (children.length > 0) pending.push(...children);
    if (node.kind === ts.SyntaxKind.SyntaxList || ts.isSourceFile(node)) continue;
    const start = node.pos === 0 ? (ts.getShebang(text)?.length ?? 0) : node.pos;
    if (node.getStart(file) === node.pos) continue;
    for (const comment of [
      ...(ts.getLeadingCommentRanges(text, start) ?? []),
      ...(ts.getTrailingCommentRanges(text, start) ?? []),
    ]) {
      if (comment.end <= node.getStart(file)) found.set(comment.pos, comment);
    }
  }
  return [...found.values()];
}

function visit(node: ts.Node, text: string, emit: Emit): void {
  if (ts.isJSDocImportTag(node)) {
    const { moduleSpecifier } = node;
    if (ts.isStringLiteral(moduleSpecifier) && moduleSpecifier.end > moduleSpecifier.pos) {
      const start =
        moduleSpecifier.end - text.slice(moduleSpecifier.pos, moduleSpecifier.end).replace(/^[^'"]*/, '').length;
      emit(
        'jsdoc-import-tag',
        { start, pos: start, end: moduleSpecifier.end },
        moduleSpecifier.text,
        text.lastIndexOf('@', node.tagName.pos),
        ['typeOnly'],
      );
    }
    return;
  }
  if (ts.isImportTypeNode(node)) emitImportType(node, text, emit);
  if (ts.isJSDocImplementsTag(node) || ts.isJSDocAugmentsTag(node)) {
    // The compiler expects the name of a class here; what people write is a type.
    const open = text.indexOf('{', node.tagName.end);
    const type =
      open >= 0 && open < node.end ? parser.parseJSDocTypeExpressionForTests(text, open, node.end - open) : undefined;
    if (type) visit(type.jsDocTypeExpression, text, emit);
    return;
  }
  ts.forEachChild(node, (child) => visit(child, text, emit));
}

function emitImportType(node: ts.ImportTypeNode, text: string, emit: Emit): void {
  const literal = ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined;
  if (literal === undefined || !ts.isStringLiteral(literal)) return;
  const start = literal.end - text.slice(literal.pos, literal.end).replace(/^[^'"]*/, '').length;
  const before = text.slice(0, start);
  emit('jsdoc-import-type', { start, pos: start, end: literal.end }, literal.text, before.lastIndexOf('import'), [
    'typeOnly',
  ]);
}

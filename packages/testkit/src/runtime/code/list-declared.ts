import type { Node, SourceFile } from 'ts-morph';
import { findExportedNames } from './find-exported';
import type { Found, Morph } from './found';
import { toFound } from './to-found';

/** What a file declares at its top or in its namespaces, and every class wherever it stands. */
export function listDeclared(morph: Morph, file: SourceFile): readonly Found[] {
  const { Node, SyntaxKind } = morph;
  const exported = findExportedNames(morph, file);
  const found: Found[] = [];
  const seen = new Set<Node>();
  const add = (node: Node): void => {
    for (const each of toFound(morph, node)) {
      if (seen.has(each.body)) continue;
      seen.add(each.body);
      found.push({ ...each, isExported: each.isExported || exported.has(each.name) });
    }
  };
  const visit = (statements: readonly Node[]): void => {
    for (const statement of statements) {
      add(statement);
      if (Node.isModuleDeclaration(statement)) visit(statement.getStatements());
    }
  };
  visit(file.getStatements());
  for (const node of file.getDescendantsOfKind(SyntaxKind.ClassDeclaration)) add(node);
  return found;
}

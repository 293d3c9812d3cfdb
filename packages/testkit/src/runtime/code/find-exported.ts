import type { SourceFile } from 'ts-morph';
import type { Found, Morph } from './found';
import { toFound } from './to-found';

/** The declaration behind a name that a file exports; read from the syntax alone. */
export function findExported(morph: Morph, file: SourceFile, name: string): Found | undefined {
  const local = findExportedNames(morph, file, true).get(name) ?? name;
  for (const statement of file.getStatements()) {
    for (const found of toFound(morph, statement)) {
      const { Node } = morph;
      const isDefault = Node.isExportable(statement) && statement.hasDefaultKeyword();
      if (isDefault ? name === 'default' : found.name === local) return { ...found, isExported: true };
    }
  }
  return undefined;
}

/**
 * What `export { local as name }` and `export default local` export: local → name, or name → local where `byName`.
 */
export function findExportedNames(morph: Morph, file: SourceFile, byName = false): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const add = (local: string, name: string): unknown => (byName ? names.set(name, local) : names.set(local, name));
  for (const declaration of file.getExportDeclarations()) {
    if (declaration.hasModuleSpecifier()) continue;
    for (const specifier of declaration.getNamedExports()) {
      add(specifier.getName(), specifier.getAliasNode()?.getText() ?? specifier.getName());
    }
  }
  for (const assignment of file.getExportAssignments()) {
    const expression = assignment.getExpression();
    if (morph.Node.isIdentifier(expression)) add(expression.getText(), 'default');
  }
  return names;
}

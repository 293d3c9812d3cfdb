import type { PlannedStatement } from '@storypole/core';
import { toRelativeSpecifier } from './to-relative-specifier';

/** The line of code of a planned statement. Every name that it declares bears the number, so that none is declared twice. */
export function writeStatement(statement: PlannedStatement, number: number): string {
  const local = `planted_${String(number)}`;
  if (statement.kind === 'global') return `export const ${local} = ${statement.name};`;
  const specifier = toSpecifier(statement);
  if (statement.kind === 're-export') return `export { planted as ${statement.name} } from '${specifier}';`;
  return `import ${statement.typeOnly ? 'type ' : ''}{ ${statement.name} as ${local} } from '${specifier}';`;
}

/** With its extension: so it leads to that file under every `moduleResolution`. */
export function toSpecifier({ file, target }: Exclude<PlannedStatement, { kind: 'global' }>): string {
  return 'file' in target ? toRelativeSpecifier(file, target.file) : target.specifier;
}

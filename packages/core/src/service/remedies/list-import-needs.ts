import { TARGET } from '#types/graph';
import type { SyntaxNode } from '#types/syntax';
import { findDependencyAt } from '../origins/find-dependency-at';
import type { AddedDependency } from './graph-change';
import type { Home } from './list-homes';
import type { ModuleView } from './read-module';
import { splitClause } from './split-clause';
import type { Extract } from './take-out';
import { isRelative, toSpecifier } from './to-specifier';
import type { Workbench } from './workbench';

/** The imports that the names take along, as lines and as dependencies. */
export function listImportNeeds(
  bench: Workbench,
  file: number,
  { imports, text, toBytes }: ModuleView,
  { imported }: Extract,
  home: Home,
): { readonly lines: readonly string[]; readonly added: readonly AddedDependency[] } | undefined {
  const { graph } = bench.evidence;
  const { dependencies, files, strings } = graph;
  const groups = new Map<SyntaxNode, SyntaxNode[]>();
  for (const name of imported) {
    const found = imports.get(name);
    if (found !== undefined) groups.set(found.declaration, [...(groups.get(found.declaration) ?? []), found.specifier]);
  }
  const lines: string[] = [];
  const added: AddedDependency[] = [];
  for (const [declaration, specifiers] of groups) {
    const source = declaration['source'] as SyntaxNode;
    const row = findDependencyAt(graph, file, toBytes(source.start));
    if (row < 0) return undefined;
    const kind = dependencies.kind[row];
    if (kind === TARGET.unresolved || kind === TARGET.computed) return undefined;
    const written = strings[dependencies.specifier[row] as number] ?? '';
    const target = dependencies.to[row] as number;
    const specifier =
      kind === TARGET.file && isRelative(written)
        ? toSpecifier(bench, row, home.path, files.paths[target] as string)
        : written;
    const quote = text.charAt(source.start);
    const clause = splitClause(text, specifiers);
    const isType = declaration['importKind'] === 'type';
    if (specifier === undefined || clause === undefined) return undefined;
    lines.push(`import ${isType ? 'type ' : ''}${clause} from ${quote}${specifier}${quote};`);
    const names = specifiers.map((node) => ({
      name:
        node.type === 'ImportSpecifier'
          ? String((node['imported'] as SyntaxNode)['name'])
          : node.type === 'ImportDefaultSpecifier'
            ? 'default'
            : '*',
      typeOnly: isType || node['importKind'] === 'type',
    }));
    added.push({
      from: files.count,
      to: target,
      form: 'import',
      names,
      ...(kind === TARGET.file ? {} : { like: row }),
    });
  }
  return { lines, added };
}

import type { ModuleStatement, ModuleView } from './read-module';

/** Names and what they need, taken out of a module. */
export interface Extract {
  /** The statements that go, in their order. */
  readonly moved: readonly ModuleStatement[];
  /** All names that they declare. */
  readonly names: ReadonlySet<string>;
  /** Of those, the ones that the rest of the module still uses. */
  readonly missed: readonly string[];
  /** Local names of imports that they use. */
  readonly imported: readonly string[];
}

/**
 * Finds what has to move along with some names: the declarations that they use, and those that these use. `undefined` where a name
 * is not exported where it is declared, where all of the module would move, or where something that runs on its own would.
 */
export function takeOut({ statements, imports }: ModuleView, wanted: readonly string[]): Extract | undefined {
  const byName = new Map<string, ModuleStatement[]>();
  for (const statement of statements) {
    for (const name of statement.declares) byName.set(name, [...(byName.get(name) ?? []), statement]);
  }
  const isExported = (name: string): boolean => byName.get(name)?.every((statement) => statement.isExported) ?? false;
  if (!wanted.every(isExported)) return undefined;
  const moved = new Set<ModuleStatement>();
  const queue = [...wanted];
  const seen = new Set(queue);
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    for (const statement of byName.get(name) ?? []) {
      moved.add(statement);
      for (const other of [...statement.uses, ...statement.declares]) {
        if (seen.has(other) || !byName.has(other)) continue;
        seen.add(other);
        queue.push(other);
      }
    }
  }
  const rest = statements.filter((statement) => !moved.has(statement));
  if (rest.every(({ declares }) => declares.length === 0)) return undefined;
  const ordered = statements.filter((statement) => moved.has(statement));
  if (statements.some(({ node }) => node['directive'] === 'use server')) return undefined;
  // What is assigned to, or runs when the module loads, means the same only where it stands.
  if (ordered.some(({ node }) => isMutable(node))) return undefined;
  const names = new Set(ordered.flatMap(({ declares }) => declares));
  const used = new Set(rest.flatMap(({ uses }) => [...uses]));
  const needed = new Set(ordered.flatMap(({ uses }) => [...uses]));
  return {
    moved: ordered,
    names,
    missed: [...names].filter((name) => used.has(name)),
    imported: [...imports.keys()].filter((name) => needed.has(name)),
  };
}

function isMutable(node: ModuleStatement['node']): boolean {
  const declaration = (node['declaration'] as ModuleStatement['node'] | null | undefined) ?? node;
  return declaration.type === 'VariableDeclaration' && declaration['kind'] !== 'const';
}

import type { Graph, Range } from '#types/graph';
import type { SyntaxNode } from '#types/syntax';
import { listNodes } from './find-statement';

/** A statement at the top of a module. */
export interface ModuleStatement {
  readonly node: SyntaxNode;
  /** The names that it declares, without those that it imports. */
  readonly declares: readonly string[];
  /** Of those, the types. */
  readonly isType: boolean;
  /** Names of the module, declared or imported, that it uses. */
  readonly uses: ReadonlySet<string>;
  readonly isExported: boolean;
}

/** A module as a list of statements that can be taken apart. */
export interface ModuleView {
  readonly text: string;
  readonly statements: readonly ModuleStatement[];
  /** Local name → the import that brings it. */
  readonly imports: ReadonlyMap<string, { readonly declaration: SyntaxNode; readonly specifier: SyntaxNode }>;
  readonly toBytes: (offset: number) => number;
  /** Offsets in UTF-16 units → lines and columns. */
  readonly locate: (start: number, end: number) => Range;
}

/** Reads a module; `undefined` where it cannot be parsed, or is markup with programs in it. */
export function readModule(graph: Graph, file: number): ModuleView | undefined {
  const [program, second] = graph.programsOf(file) ?? [];
  const text = graph.textOf?.(file);
  if (program === undefined || second !== undefined || text === undefined) return undefined;
  const body = listNodes(program.root['body']);
  const imports = new Map<string, { readonly declaration: SyntaxNode; readonly specifier: SyntaxNode }>();
  for (const declaration of body.filter(({ type }) => type === 'ImportDeclaration')) {
    for (const specifier of listNodes(declaration['specifiers'])) {
      imports.set(String((specifier['local'] as SyntaxNode)['name']), { declaration, specifier });
    }
  }
  const declared = body.map(listDeclared);
  const known = new Set([...imports.keys(), ...declared.flat()]);
  const statements = body
    .map((node, index): ModuleStatement => ({
      node,
      declares: declared[index] ?? [],
      isType: /^TS(?:Interface|TypeAlias)Declaration$/.test((toDeclaration(node) ?? node).type),
      uses: findNames(node, known),
      isExported: node.type === 'ExportNamedDeclaration' && toDeclaration(node) !== undefined,
    }))
    .filter(({ node }) => node.type !== 'ImportDeclaration');
  return {
    text,
    statements,
    imports,
    toBytes: program.toBytes,
    locate: (start, end) => graph.locate(file, program.toBytes(start), program.toBytes(end)),
  };
}

function toDeclaration(node: SyntaxNode): SyntaxNode | undefined {
  return node.type === 'ExportNamedDeclaration' ? ((node['declaration'] as SyntaxNode | null) ?? undefined) : undefined;
}

function listDeclared(node: SyntaxNode): readonly string[] {
  const declaration = toDeclaration(node) ?? node;
  if (declaration.type === 'VariableDeclaration') {
    return listNodes(declaration['declarations']).map(({ id }) => toName(id as SyntaxNode));
  }
  const isNamed =
    /^(?:FunctionDeclaration|ClassDeclaration|TSDeclareFunction|TS(?:Interface|TypeAlias|Enum)Declaration)$/;
  const id = isNamed.test(declaration.type) ? (declaration['id'] as SyntaxNode | null) : null;
  return id === null ? [] : [toName(id)];
}

/** `''` for a pattern. */
function toName({ name }: SyntaxNode): string {
  return typeof name === 'string' ? name : '';
}

/** Every mention counts, also one of a property or of a name that is declared again: too many names are safe. */
function findNames(root: SyntaxNode, known: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set<string>();
  const stack: unknown[] = [root];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (Array.isArray(next)) {
      stack.push(...(next as readonly unknown[]).filter((item) => item !== null && item !== undefined));
      continue;
    }
    if (typeof next !== 'object' || next === null) continue;
    const { type, name } = next as { readonly type?: unknown; readonly name?: unknown };
    const isName = type === 'Identifier' || type === 'JSXIdentifier';
    if (isName && typeof name === 'string' && known.has(name)) found.add(name);
    stack.push(
      ...(Object.values(next) as readonly unknown[]).filter((item) => typeof item === 'object' && item !== null),
    );
  }
  return found;
}

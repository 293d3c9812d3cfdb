import type { RemedyEdit } from '#types/finding';
import type { SyntaxNode } from '#types/syntax';
import { describeErasure } from './describe-erasure';
import { listNodes, findStatement, type Statement } from './find-statement';
import { findUses } from './find-value-uses';
import type { EdgeSubject, Proposal } from './subject';
import type { Workbench } from './workbench';

/** Import the type only: where every name of the import is used as a type alone. */
export function* proposeImportType(bench: Workbench, { edge }: EdgeSubject): Iterable<Proposal> {
  if (edge.form !== 'import' || edge.typeOnly || edge.to.kind !== 'file') return;
  if (bench.evidence.matrix.findClosures(edge.from.place, edge.to.place, true).length > 0) return;
  yield* proposeErasure(bench, edge.row, edge.from.path);
}

/** Erases one import at run time. */
export function* proposeErasure(bench: Workbench, row: number, file: string): Iterable<Proposal> {
  const statement = findStatement(bench, row);
  if (statement === undefined || !isErasable(statement)) return;
  const names = listNodes(statement.node['specifiers']).map(localOf);
  yield {
    change: { changed: new Map([[row, { typeOnly: true }]]) },
    remedy: {
      kind: 'import-type',
      text: describeErasure(names),
      edits: toEdits(statement).map((edit) => ({ file, ...edit })),
    },
  };
}

function isErasable({ node, program }: Statement): boolean {
  const specifiers = listNodes(node['specifiers']);
  if (node.type !== 'ImportDeclaration' || node['importKind'] === 'type' || specifiers.length === 0) return false;
  if ((node['phase'] ?? null) !== null || listNodes(node['attributes']).length > 0) return false;
  // `import type a, { b }` is no syntax.
  if (specifiers.length > 1 && specifiers.some(({ type }) => type !== 'ImportSpecifier')) return false;
  const locals = new Set(specifiers.map(localOf));
  const { types, values } = findUses(program, locals);
  return values.size === 0 && types.size === locals.size;
}

/** `type` behind `import`, and no other one before a name: `import type { type a }` is no syntax either. */
function toEdits({ node, locate }: Statement): readonly Omit<RemedyEdit, 'file'>[] {
  const at = node.start + 'import'.length;
  const inner = listNodes(node['specifiers']).flatMap((specifier) => {
    if (specifier['importKind'] !== 'type') return [];
    const name = specifier['imported'] as SyntaxNode;
    return [{ ...locate(specifier.start, name.start), text: '' }];
  });
  return [{ ...locate(at, at), text: ' type' }, ...inner];
}

function localOf(specifier: SyntaxNode): string {
  return String((specifier['local'] as SyntaxNode)['name']);
}

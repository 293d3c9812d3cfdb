import type { RemedyEdit } from '#types/finding';
import { FORM } from '#types/form';
import type { SyntaxNode } from '#types/syntax';
import { findRequest } from '../origins/find-requested-names';
import { editSpecifier } from './edit-specifier';
import { findStatement, listNodes } from './find-statement';
import type { AddedDependency } from './graph-change';
import type { Home } from './list-homes';
import type { Extract } from './take-out';
import { toSpecifier } from './to-specifier';
import type { Workbench } from './workbench';

const FORMS = new Set([FORM.import, FORM['re-export']]);

/** What becomes of those who import the names. */
export interface Importers {
  readonly edits: readonly RemedyEdit[];
  readonly changed: ReadonlyMap<number, { readonly to: number }>;
  readonly added: readonly AddedDependency[];
}

/** Whoever asks for nothing but the names asks their new file; whoever asks for others, too, asks both. */
export function editImporters(bench: Workbench, file: number, extract: Extract, home: Home): Importers | undefined {
  const { graph } = bench.evidence;
  const { dependencies, files } = graph;
  const edits: RemedyEdit[] = [];
  const changed = new Map<number, { readonly to: number }>();
  const added: AddedDependency[] = [];
  for (const row of bench.importersOf(file)) {
    const request = findRequest(graph, row);
    if (request.kind === 'everything') return undefined;
    if (request.kind === 'file') continue;
    const asked = request.names.filter(({ name }) => extract.names.has(name));
    if (asked.length === 0) continue;
    if (request.names.some(({ name }) => name === '*') || !FORMS.has(dependencies.form[row] as number))
      return undefined;
    const from = files.paths[dependencies.from[row] as number] as string;
    const specifier = toSpecifier(bench, row, from, home.path);
    if (specifier === undefined) return undefined;
    if (asked.length === request.names.length) {
      const edit = editSpecifier(bench, row, specifier);
      if (edit === undefined) return undefined;
      edits.push(edit);
      changed.set(row, { to: files.count });
      continue;
    }
    const split = splitStatement(bench, row, new Set(asked.map(({ name }) => name)), specifier);
    if (split === undefined) return undefined;
    edits.push(...split.map((edit) => ({ file: from, ...edit })));
    added.push({
      from: dependencies.from[row] as number,
      to: files.count,
      form: dependencies.form[row] === FORM.import ? 'import' : 're-export',
      names: asked,
    });
  }
  return { edits, changed, added };
}

/** Takes names out of a statement, and puts one of their own behind it. */
function splitStatement(
  bench: Workbench,
  row: number,
  names: ReadonlySet<string>,
  specifier: string,
): readonly Omit<RemedyEdit, 'file'>[] | undefined {
  const { graph } = bench.evidence;
  const statement = findStatement(bench, row);
  const text = graph.textOf?.(graph.dependencies.from[row] as number);
  if (statement === undefined || text === undefined) return undefined;
  const { node, locate } = statement;
  const word = node.type === 'ImportDeclaration' ? 'import' : 'export';
  const field = word === 'import' ? 'imported' : 'local';
  const specifiers = listNodes(node['specifiers']);
  const named = specifiers.filter(({ type }) => type === 'ImportSpecifier' || type === 'ExportSpecifier');
  const gone = named.filter((entry) => names.has(String((entry[field] as SyntaxNode | undefined)?.['name'])));
  const kept = named.filter((entry) => !gone.includes(entry));
  const [first] = named;
  const last = named.at(-1);
  const source = node['source'] as SyntaxNode | null;
  if (gone.length === 0 || kept.length === 0 || first === undefined || last === undefined || source === null)
    return undefined;
  const quote = text.charAt(source.start);
  const kind = (node['importKind'] ?? node['exportKind']) === 'type' ? 'type ' : '';
  const slice = (entries: readonly SyntaxNode[]): string =>
    entries.map(({ start, end }) => text.slice(start, end)).join(', ');
  return [
    { ...locate(first.start, last.end), text: slice(kept) },
    { ...locate(node.end, node.end), text: `\n${word} ${kind}{ ${slice(gone)} } from ${quote}${specifier}${quote};` },
  ];
}

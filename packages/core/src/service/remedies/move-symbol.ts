import type { RemedyEdit } from '#types/finding';
import { FORM } from '#types/form';
import { TARGET } from '#types/graph';
import { baseNameOf, folderOf } from '#types/module-path';
import type { SyntaxNode } from '#types/syntax';
import { findDependencyAt } from '../origins/find-dependency-at';
import { findRequest } from '../origins/find-requested-names';
import { describeNamed } from './describe-named';
import { editSpecifier } from './edit-specifier';
import { findStatement, listNodes } from './find-statement';
import type { AddedDependency } from './graph-change';
import { type Home, listHomes } from './list-homes';
import { type ModuleView, readModule } from './read-module';
import { splitClause } from './split-clause';
import type { Proposal } from './subject';
import { type Extract, takeOut } from './take-out';
import { isRelative, toSpecifier } from './to-specifier';
import type { Workbench } from './workbench';

/** A symbol that more statements ask for is the business of its file. */
const MOST_IMPORTERS = 60;
const FORMS = new Set([FORM.import, FORM['re-export']]);

/** What becomes of those who import the names. */
interface Importers {
  readonly edits: readonly RemedyEdit[];
  readonly changed: ReadonlyMap<number, { readonly to: number }>;
  readonly added: readonly AddedDependency[];
}

/**
 * Move names out of their file into one of their own, in the lowest layer that admits what they need and who needs them; what they
 * use of their file moves along.
 */
export function* proposeSymbolMove(
  bench: Workbench,
  file: number,
  names: readonly string[],
  domains: readonly (string | undefined)[],
  layers?: Iterable<number>,
): Iterable<Proposal> {
  const { graph } = bench.evidence;
  const path = graph.files.paths[file] as string;
  const view = readModule(graph, file);
  const extract = view === undefined || names.length === 0 ? undefined : takeOut(view, names);
  if (view === undefined || extract === undefined || bench.importersOf(file).length > MOST_IMPORTERS) return;
  for (const home of listHomes(bench, `${folderOf(path)}/${toFileName(names[0] as string, path)}`, domains, layers)) {
    const proposal = proposeAt(bench, file, view, extract, home);
    if (proposal !== undefined) yield proposal;
  }
}

function proposeAt(
  bench: Workbench,
  file: number,
  view: ModuleView,
  extract: Extract,
  home: Home,
): Proposal | undefined {
  const { graph, matrix } = bench.evidence;
  const path = graph.files.paths[file] as string;
  const created = graph.files.count;
  const needs = listNeeds(bench, file, view, extract, home);
  if (needs === undefined) return undefined;
  const placeOf = (row: number) => graph.places[graph.files.place[row] as number];
  const isOpen = needs.added.every(({ to, names, like }) => {
    const place = like === undefined ? placeOf(to) : undefined;
    return (
      place === undefined ||
      matrix.findClosures(
        home.place,
        place,
        names.every((name) => name.typeOnly),
      ).length === 0
    );
  });
  const importers = isOpen ? editImporters(bench, file, extract, home) : undefined;
  if (importers === undefined) return undefined;
  const stays = extract.missed.length === 0 ? undefined : toOwnSpecifier(bench, file, path, home.path);
  if (extract.missed.length > 0 && stays === undefined) return undefined;
  const others = [...new Set(importers.edits.map((edit) => edit.file))].filter((importer) => importer !== path);
  return {
    change: {
      created: [home],
      changed: importers.changed,
      added: [
        ...needs.added,
        ...importers.added,
        ...(extract.missed.length === 0
          ? []
          : [{ from: file, to: created, form: 'import' as const, names: toNames(extract, extract.missed) }]),
      ],
    },
    remedy: {
      kind: 'move-symbol',
      text: `Move ${describeNamed([...extract.names], path)} from ${path} to ${home.path}${others.length === 0 ? '' : `; ${others.length === 1 ? `${others[0] as string} changes` : `${String(others.length)} importing files change`} with it`}.`,
      edits: [
        ...importers.edits,
        ...extract.moved.map(({ node }) => ({ file: path, ...cut(view, node), text: '' })),
        ...(stays === undefined
          ? []
          : [{ file: path, ...insertImport(view, `import ${toClause(extract, extract.missed)} from '${stays}';`) }]),
        { file: home.path, line: 1, column: 1, endLine: 1, endColumn: 1, text: formatFile(view, extract, needs.lines) },
      ],
    },
  };
}

function toNames({ moved }: Extract, names: readonly string[]) {
  const types = new Set(moved.filter(({ isType }) => isType).flatMap(({ declares }) => declares));
  return names.map((name) => ({ name, typeOnly: types.has(name) }));
}

function toClause(extract: Extract, names: readonly string[]): string {
  const entries = toNames(extract, names);
  if (entries.every(({ typeOnly }) => typeOnly)) return `type { ${names.join(', ')} }`;
  return `{ ${entries.map(({ name, typeOnly }) => (typeOnly ? `type ${name}` : name)).join(', ')} }`;
}

/** The imports that the names take along, as lines and as dependencies. */
function listNeeds(
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

/** Whoever asks for nothing but the names asks their new file; whoever asks for others, too, asks both. */
function editImporters(bench: Workbench, file: number, extract: Extract, home: Home): Importers | undefined {
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

function toOwnSpecifier(bench: Workbench, file: number, from: string, target: string): string | undefined {
  const { dependencies, strings } = bench.evidence.graph;
  for (let row = dependencies.first[file] as number; row < (dependencies.first[file + 1] as number); row++) {
    const isStyle =
      dependencies.kind[row] === TARGET.file && isRelative(strings[dependencies.specifier[row] as number] ?? '');
    if (isStyle) return toSpecifier(bench, row, from, target);
  }
  const [row] = bench.importersOf(file);
  if (row === undefined || !isRelative(strings[dependencies.specifier[row] as number] ?? '')) return undefined;
  return toSpecifier(bench, row, from, target);
}

/** From the comment above a statement to the end of its line. */
function cut({ text, locate }: ModuleView, node: SyntaxNode) {
  const end = /^[^\S\n]*(?:\/\/[^\n]*)?\n?\n?/.exec(text.slice(node.end));
  return locate(startOf(text, node), node.end + (end?.[0].length ?? 0));
}

function startOf(text: string, node: SyntaxNode): number {
  const above = /(?:(?:\/\*(?:[^*]|\*(?!\/))*\*\/[^\S\n]*\n)|(?:[^\S\n]*\/\/[^\n]*\n))+$/.exec(
    text.slice(0, node.start),
  );
  return node.start - (above?.[0].length ?? 0);
}

function insertImport({ imports, locate }: ModuleView, line: string) {
  const last = Math.max(-1, ...[...imports.values()].map(({ declaration }) => declaration.end));
  return last < 0 ? { ...locate(0, 0), text: `${line}\n\n` } : { ...locate(last, last), text: `\n${line}` };
}

/** What is left behind and still needs a name imports it: then it is exported. */
function formatFile({ text, statements }: ModuleView, { moved, missed }: Extract, lines: readonly string[]): string {
  // A directive holds for all of a module, so it holds for what was part of it.
  const directives = statements
    .filter(({ node }) => typeof node['directive'] === 'string')
    .map(({ node }) => text.slice(node.start, node.end));
  const parts = moved.map(({ node, isExported, declares }) => {
    const written = text.slice(startOf(text, node), node.end);
    if (isExported || !declares.some((name) => missed.includes(name))) return written;
    const at = node.start - startOf(text, node);
    return `${written.slice(0, at)}export ${written.slice(at)}`;
  });
  return `${[...directives, ...(lines.length === 0 ? [] : [lines.join('\n')]), ...parts].join('\n\n')}\n`;
}

/** `findUser` → `find-user.ts`, where the files beside it are named so. */
function toFileName(name: string, path: string): string {
  const base = baseNameOf(path);
  const extension = base.slice(base.lastIndexOf('.'));
  const isKebab = !/[A-Z]/.test(base);
  const kebab = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase();
  const isLower = /^[a-z]/.test(base);
  const same = isLower ? name.charAt(0).toLowerCase() + name.slice(1) : name;
  return `${isKebab ? kebab : same}${extension}`;
}

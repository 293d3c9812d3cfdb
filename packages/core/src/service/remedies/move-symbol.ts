import { TARGET } from '#types/graph';
import { baseNameOf, folderOf } from '#types/module-path';
import type { SyntaxNode } from '#types/syntax';
import { describeNamed } from './describe-named';
import { editImporters } from './edit-importers';
import { formatExtract } from './format-extract';
import { type Home, listHomes } from './list-homes';
import { listImportNeeds } from './list-import-needs';
import { type ModuleView, readModule } from './read-module';
import { startOfStatement } from './start-of-statement';
import type { Proposal } from './subject';
import { type Extract, takeOut } from './take-out';
import { isRelative, toSpecifier } from './to-specifier';
import type { Workbench } from './workbench';

/** A symbol that more statements ask for is the business of its file. */
const MOST_IMPORTERS = 60;

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
  const needs = listImportNeeds(bench, file, view, extract, home);
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
        {
          file: home.path,
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 1,
          text: formatExtract(view, extract, needs.lines),
        },
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
  return locate(startOfStatement(text, node), node.end + (end?.[0].length ?? 0));
}

function insertImport({ imports, locate }: ModuleView, line: string) {
  const last = Math.max(-1, ...[...imports.values()].map(({ declaration }) => declaration.end));
  return last < 0 ? { ...locate(0, 0), text: `${line}\n\n` } : { ...locate(last, last), text: `\n${line}` };
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

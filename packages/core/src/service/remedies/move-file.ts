import type { RemedyEdit } from '#types/finding';
import { FORM } from '#types/form';
import { FILE_FLAG, TARGET } from '#types/graph';
import { baseNameOf } from '#types/module-path';
import type { Place } from '#types/place';
import { editSpecifier } from './edit-specifier';
import { isNamedInSettings } from './is-named-in-settings';
import { listHomes } from './list-homes';
import type { Proposal } from './subject';
import { isRelative, toSpecifier } from './to-specifier';
import type { Workbench } from './workbench';

/** Importers that a remedy names. */
const SHOWN = 3;

/**
 * Move a file to the lowest layer whose matrix admits its own dependencies and its importers.
 *
 * @param domains where to look, in this order
 */
export function* proposeMove(
  bench: Workbench,
  file: number,
  domains: readonly (string | undefined)[],
  layers?: Iterable<number>,
): Iterable<Proposal> {
  const { graph } = bench.evidence;
  const path = graph.files.paths[file] as string;
  if (!isMovable(bench, file)) return;
  for (const home of listHomes(bench, path, domains, layers, (place) => isAdmitted(bench, file, place))) {
    const edits = editPaths(bench, file, home.path);
    if (edits === undefined || bench.asksWhereItLies(file) || isNamedInSettings(bench, file)) continue;
    const importers = [...new Set(edits.map((edit) => edit.file))].filter((importer) => importer !== path);
    yield {
      change: { moved: new Map([[file, home]]) },
      remedy: {
        kind: 'move-file',
        text: `Move ${path} to ${home.path}, where its own imports are allowed${describeImporters(importers)}.`,
        edits,
        moves: [{ file: path, to: home.path }],
      },
    };
  }
}

function describeImporters(importers: readonly string[]): string {
  if (importers.length === 0) return '';
  const others = importers.length - SHOWN;
  const shown = importers.slice(0, SHOWN).join(', ');
  return `; ${others > 0 ? `${shown} and ${others === 1 ? 'one more file' : `${String(others)} more files`} change` : `${shown} change${importers.length === 1 ? 's' : ''}`} with it`;
}

/** An entry, an index, a test by its name and an ambient file are what they are by their path. */
function isMovable({ evidence: { graph } }: Workbench, file: number): boolean {
  const flags = graph.files.flags[file] as number;
  const place = graph.places[graph.files.place[file] as number];
  const path = graph.files.paths[file] as string;
  return (
    (flags & FILE_FLAG.module) !== 0 &&
    (flags & (FILE_FLAG.declaration | FILE_FLAG.contested)) === 0 &&
    place?.kind !== 'entry' &&
    place?.kind !== 'outside' &&
    place?.providerEntry !== true &&
    !/^index\.|\.(?:test|spec)\.|\.(?:vue|svelte|astro|mdx)$/.test(baseNameOf(path))
  );
}

/** A first look, at places alone: nearly every place is ruled out by it. */
function isAdmitted({ evidence: { graph, matrix }, importersOf }: Workbench, file: number, home: Place): boolean {
  const { dependencies, files, places } = graph;
  const placeOf = (row: number): Place => places[files.place[row] as number] as Place;
  const isOpen = (from: Place, to: Place, row: number): boolean =>
    matrix.findClosures(from, to, dependencies.flags[row] === 1).length === 0;
  for (let row = dependencies.first[file] as number; row < (dependencies.first[file + 1] as number); row++) {
    if (dependencies.kind[row] !== TARGET.file || dependencies.to[row] === file) continue;
    if (!isOpen(home, placeOf(dependencies.to[row] as number), row)) return false;
  }
  return importersOf(file).every((row) => isOpen(placeOf(dependencies.from[row] as number), home, row));
}

/** The edits that lead every path to and from a file to the same target as before; `undefined` where one cannot be rewritten. */
export function editPaths(bench: Workbench, file: number, to: string): readonly RemedyEdit[] | undefined {
  const { pathEdits } = bench;
  const key = `${String(file)} ${to}`;
  if (!pathEdits.has(key)) pathEdits.set(key, findPathEdits(bench, file, to));
  return pathEdits.get(key);
}

function findPathEdits(bench: Workbench, file: number, to: string): readonly RemedyEdit[] | undefined {
  const { dependencies, files, strings } = bench.evidence.graph;
  const edits: (RemedyEdit | undefined)[] = [];
  const edit = (row: number, from: string, target: string): void => {
    if (dependencies.form[row] === FORM['import-meta-glob']) {
      edits.push(undefined);
      return;
    }
    const specifier = toSpecifier(bench, row, from, target);
    if (specifier === strings[dependencies.specifier[row] as number]) return;
    edits.push(specifier === undefined ? undefined : editSpecifier(bench, row, specifier));
  };
  for (let row = dependencies.first[file] as number; row < (dependencies.first[file + 1] as number); row++) {
    const kind = dependencies.kind[row];
    if (kind === TARGET.computed || kind === TARGET.unresolved) return undefined;
    const target = dependencies.to[row] as number;
    if (kind !== TARGET.file || !isRelative(strings[dependencies.specifier[row] as number] ?? '')) continue;
    edit(row, to, target === file ? to : (files.paths[target] as string));
  }
  for (const row of bench.importersOf(file)) {
    const importer = dependencies.from[row] as number;
    if (importer !== file) edit(row, files.paths[importer] as string, to);
  }
  return edits.includes(undefined) ? undefined : edits.filter((entry) => entry !== undefined);
}

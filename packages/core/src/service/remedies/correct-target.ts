import { TARGET } from '#types/graph';
import { baseNameOf, folderOf, joinPath } from '#types/module-path';
import { describePlace } from '../describe-place';
import { editSpecifier } from './edit-specifier';
import { countEdits } from './count-edits';
import { listRequested } from './use-export';
import type { EdgeSubject, Proposal } from './subject';
import { isRelative, toSpecifier } from './to-specifier';
import type { Workbench } from './workbench';

const EXTENSION = /\.(?:d\.[cm]?ts|[cm]?[jt]sx?)$/;
/** Slips of the pen that still leave a name the same. */
const MOST_SLIPS = 2;

/** A request that leads nowhere: the file that is called so, or nearly so, and exports what is asked for; else where it would lie. */
export function* proposeCorrection(bench: Workbench, { edge }: EdgeSubject): Iterable<Proposal> {
  const { graph, policy } = bench.evidence;
  if (edge.to.kind !== 'unresolved' || edge.specifier === '') return;
  const specifier = edge.specifier.split('?')[0] as string;
  const aliased = isRelative(specifier) ? undefined : findAliased(bench, specifier);
  const wanted = aliased ?? joinPath(isRelative(specifier) ? folderOf(edge.from.path) : '', specifier);
  for (const file of listAlike(bench, wanted, listRequested(graph, edge.row) ?? [])) {
    const path = graph.files.paths[file] as string;
    const corrected = toSpecifier(bench, edge.row, edge.from.path, path);
    const edit = corrected === undefined ? undefined : editSpecifier(bench, edge.row, corrected);
    if (corrected === undefined || edit === undefined || file === edge.from.row) continue;
    yield {
      change: { changed: new Map([[edge.row, { to: file }]]) },
      remedy: {
        kind: 'correct-path',
        text: `Write \`${corrected}\`: ${path} exports what is asked for.`,
        edits: [edit],
      },
    };
  }
  if (isRelative(specifier) || aliased !== undefined) {
    const path = EXTENSION.test(wanted) ? wanted.replace(/\.([cm]?)jsx?$/, '.$1ts') : `${wanted}.ts`;
    const place = bench.placeOf(path);
    yield {
      change: {
        created: [{ path, place }],
        changed: new Map([[edge.row, { to: graph.files.count }]]),
      },
      remedy: {
        kind: 'write-file',
        text: `Write ${path} (${describePlace(policy, place)}), or remove the import where nothing of it is needed.`,
      },
    };
    return;
  }
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  yield {
    change: { changed: new Map([[edge.row, { package: name }]]) },
    remedy: {
      kind: 'declare-package',
      text: `Name \`${name}\` in the dependencies of the nearest package.json and install it, or correct the alias.`,
    },
  };
  yield {
    change: { changed: new Map([[edge.row, { dropped: true }]]) },
    remedy: {
      kind: 'remove-import',
      text: `Remove the import: \`${name}\` is not installed, and would not be allowed here if it were.`,
    },
  };
}

/** Where an alias leads, as other specifiers that begin alike show it. */
function findAliased({ evidence: { graph } }: Workbench, specifier: string): string | undefined {
  const { dependencies, files, strings } = graph;
  const head = `${specifier.split('/')[0] as string}/`;
  for (let row = 0; row < dependencies.count; row++) {
    if (dependencies.kind[row] !== TARGET.file) continue;
    const other = strings[dependencies.specifier[row] as number] as string;
    if (!other.startsWith(head)) continue;
    const rest = other.slice(head.length).replace(EXTENSION, '');
    const bare = (files.paths[dependencies.to[row] as number] as string).replace(EXTENSION, '').replace(/\/index$/, '');
    if (bare === rest || bare.endsWith(`/${rest}`)) {
      return bare.slice(0, bare.length - rest.length) + specifier.slice(head.length);
    }
  }
  return undefined;
}

/** Files of nearly that name which export the names asked for, the nearest first; none where none is asked for. */
function listAlike(bench: Workbench, wanted: string, names: readonly string[]): readonly number[] {
  const { graph } = bench.evidence;
  if (names.length === 0) return [];
  const base = baseNameOf(wanted).replace(EXTENSION, '').toLowerCase();
  const found: { readonly file: number; readonly rank: number }[] = [];
  const folder = folderOf(wanted);
  const isBeside = (file: number): boolean => (graph.files.paths[file] as string).startsWith(folder);
  for (const [file, own] of bench.listNames().entries()) {
    if (own === '' || (own !== base && !isBeside(file))) continue;
    const slips = own === base ? 0 : base.length < 4 ? MOST_SLIPS + 1 : countEdits(own, base, MOST_SLIPS);
    if (slips > MOST_SLIPS) continue;
    const bare = (graph.files.paths[file] as string).replace(EXTENSION, '').replace(/\/index$/, '');
    if (slips > 0 && folderOf(bare) !== folderOf(wanted)) continue;
    found.push({ file, rank: slips * 1000 + countSteps(bare, wanted) });
  }
  return found
    .sort((a, b) => a.rank - b.rank || a.file - b.file)
    .slice(0, 20)
    .flatMap(({ file }) => {
      const own = graph.namesOf(file)?.exports.map(({ exported }) => exported) ?? [];
      return names.every((name) => own.includes(name)) ? [file] : [];
    });
}

/** From one path to the other through the folders above both. */
function countSteps(a: string, b: string): number {
  const one = a.split('/');
  const other = b.split('/');
  let shared = 0;
  while (shared < one.length && one[shared] === other[shared]) shared += 1;
  return one.length + other.length - 2 * shared;
}

import { FORM } from '#types/form';
import { describePlace } from '../describe-place';
import { describeSwap } from './describe-swap';
import { editSpecifier } from './edit-specifier';
import { listNodes } from './find-statement';
import { findOwners, type Owner } from './find-owners';
import { listOwningLayers } from './list-owning-layers';
import type { EdgeSubject, Proposal } from './subject';
import { isRelative, toSpecifier } from './to-specifier';
import { listRequested } from './use-export';
import type { Workbench } from './workbench';

/** A package or builtin: take it from the provider or the layer that owns it. */
export function* proposeOwner(bench: Workbench, subject: EdgeSubject): Iterable<Proposal> {
  const { edge } = subject;
  const { policy } = bench.evidence;
  if (edge.to.kind !== 'package' && edge.to.kind !== 'builtin') return;
  const onlyIn = listOwningLayers(bench, edge);
  if (onlyIn.length === 0) return;
  const names = listRequested(bench.evidence.graph, edge.row);
  const owners = findOwners(bench, edge.from.row, onlyIn);
  const entries = owners.filter(({ place, isNew }) => place.providerEntry && !isNew);
  if (names !== undefined && edge.form === 'import') {
    for (const owner of owners.filter(({ isNew }) => !isNew)) yield* proposeSwap(bench, subject, owner, names);
    for (const owner of entries) yield* proposeHandOn(bench, subject, owner, names);
  }
  for (const owner of owners) {
    const where = owner.isNew ? `a new file such as ${owner.path}` : owner.path;
    yield {
      change: {
        ...(owner.isNew ? { created: [owner] } : {}),
        changed: new Map([[edge.row, { to: owner.row }]]),
      },
      remedy: {
        kind: 'use-owner',
        text: `Do what needs \`${edge.to.name}\` in ${where} (${describePlace(policy, owner.place)}), and import from there what comes of it.`,
      },
    };
  }
}

/** The owner hands the names on already. */
function* proposeSwap(
  bench: Workbench,
  { edge }: EdgeSubject,
  owner: Owner,
  names: readonly string[],
): Iterable<Proposal> {
  const { graph } = bench.evidence;
  const { dependencies } = graph;
  const starts = new Set<number>();
  for (let row = dependencies.first[owner.row] as number; row < (dependencies.first[owner.row + 1] as number); row++) {
    const isSame =
      dependencies.kind[row] === dependencies.kind[edge.row] && dependencies.to[row] === dependencies.to[edge.row];
    if (isSame && dependencies.specifier[row] === dependencies.specifier[edge.row])
      starts.add(dependencies.start[row] as number);
  }
  if (starts.size === 0) return;
  const exported = graph.namesOf(owner.row)?.exports ?? [];
  const hasAll = names.every((name) =>
    exported.some((entry) => entry.exported === name && entry.imported === name && starts.has(entry.start ?? -1)),
  );
  const specifier = specify(bench, edge.row, edge.from.path, owner.path);
  const edit = hasAll ? editSpecifier(bench, edge.row, specifier) : undefined;
  if (edit === undefined) return;
  yield {
    change: { changed: new Map([[edge.row, { to: owner.row }]]) },
    remedy: {
      kind: 'use-export',
      text: describeSwap(names, specifier, owner.path),
      edits: [edit],
    },
  };
}

/** To hand on the names of its packages is what a provider is for. */
function* proposeHandOn(
  bench: Workbench,
  { edge }: EdgeSubject,
  owner: Owner,
  names: readonly string[],
): Iterable<Proposal> {
  const { graph } = bench.evidence;
  const taken = graph.namesOf(owner.row)?.exports.map(({ exported }) => exported);
  const [program] = graph.programsOf(owner.row) ?? [];
  if (taken === undefined || program === undefined || names.some((name) => taken.includes(name))) return;
  const specifier = specify(bench, edge.row, edge.from.path, owner.path);
  const edit = editSpecifier(bench, edge.row, specifier);
  if (edit === undefined) return;
  const line = `export ${edge.typeOnly ? 'type ' : ''}{ ${names.join(', ')} } from '${edge.specifier}';`;
  const last = listNodes(program.root['body']).at(-1);
  const at = program.toBytes(last?.end ?? program.root.end);
  yield {
    change: {
      changed: new Map([[edge.row, { to: owner.row }]]),
      added: [
        {
          from: owner.row,
          to: -1,
          like: edge.row,
          form: 're-export',
          names: names.map((name) => ({ name, typeOnly: edge.typeOnly })),
        },
      ],
    },
    remedy: {
      kind: 'export-from-entry',
      text: `Write \`${line}\` in ${owner.path}, and import from \`${specifier}\`.`,
      edits: [
        edit,
        { file: owner.path, ...graph.locate(owner.row, at, at), text: last === undefined ? `${line}\n` : `\n${line}` },
      ],
    },
  };
}

/** In the style of the importing file's own imports of files. */
function specify(bench: Workbench, row: number, from: string, target: string): string {
  const { dependencies, strings } = bench.evidence.graph;
  const file = dependencies.from[row] as number;
  for (let own = dependencies.first[file] as number; own < (dependencies.first[file + 1] as number); own++) {
    const isStyle =
      dependencies.form[own] === FORM.import && isRelative(strings[dependencies.specifier[own] as number] ?? '');
    if (isStyle) return toSpecifier(bench, own, from, target) ?? '';
  }
  return toSpecifier(bench, row, from, target) ?? '';
}

import type { Verdict } from './create-judge';
import type { FileClass } from './file-classes';
import { MOST_NAMES } from './most-names';

/**
 * Where the target lies, seen from the importing file.
 *
 * - `near`: in the same domain, or outside every domain and behind no provider's entry
 * - `provider`: in another provider, past its entry
 * - `own-provider`: in the same provider
 * - `far`: in another domain, whichever
 * - `unlisted`, `listed`: in another domain that `uses` does not list, or does
 * - `domains`: in a domain, seen from outside every domain
 */
export type Relation = 'near' | 'provider' | 'own-provider' | 'far' | 'unlisted' | 'listed' | 'domains';

/** Which dependencies are meant: all, those that remain at run time, or those that are erased. */
export type Kind = 'both' | 'value' | 'type';

/** A dependency from one class of files to another that a rule objects to. */
export interface Cell {
  readonly from: FileClass;
  readonly to: FileClass;
  readonly relation: Relation;
  readonly kind: Kind;
  readonly verdict: Verdict;
}

/** Cells that one rule of dependency-cruiser can express. */
export interface CellGroup {
  readonly from: readonly FileClass[];
  readonly to: readonly FileClass[];
  readonly relation: Relation;
  readonly kind: Kind;
  readonly verdict: Verdict;
}

/** Stands in a reason for the layers that are imported. */
const TARGETS = '\u{E020}';

/** First joins the targets of one class that share a verdict, then the classes that share all targets. */
export function groupCells(cells: readonly Cell[]): readonly CellGroup[] {
  const whyOf = findSharedReasons(cells);
  const rows = new Map<string, { from: FileClass; to: FileClass[]; cell: Cell }>();
  for (const cell of cells) {
    const { rule, help } = cell.verdict;
    const key = JSON.stringify([keyOf(cell.from), cell.relation, cell.kind, rule, whyOf(cell), help]);
    const row = rows.get(key);
    if (row === undefined) rows.set(key, { from: cell.from, to: [cell.to], cell });
    else row.to.push(cell.to);
  }
  const groups = new Map<string, { from: FileClass[]; to: readonly FileClass[]; helps: Set<string>; cell: Cell }>();
  for (const { from, to, cell } of rows.values()) {
    const { rule, help } = cell.verdict;
    const key = JSON.stringify([to.map(keyOf), cell.relation, cell.kind, rule, whyOf(cell)]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { from: [from], to, helps: new Set([help]), cell });
    else {
      group.from.push(from);
      group.helps.add(help);
    }
  }
  return Array.from(groups.values(), ({ from, to, helps, cell }) => ({
    from,
    to,
    relation: cell.relation,
    kind: cell.kind,
    verdict: {
      ...cell.verdict,
      why: whyOf(cell).replaceAll(TARGETS, nameLayers(to)),
      help: helps.size === 1 ? cell.verdict.help : SHARED_HELP,
    },
  }));
}

/** Stands where layers that may import different things share a rule. */
const SHARED_HELP = 'Take what is needed as an argument, or move it into a layer that may be imported.';

function keyOf({ kind, label, prefix }: FileClass): string {
  return `${kind} ${label} ${prefix}`;
}

/**
 * Reasons of one layer that differ in the name of the imported layer alone, such as those of a policy without a preset, share
 * one with a mark for it: else every pair of layers would need a rule.
 */
function findSharedReasons(cells: readonly Cell[]): (cell: Cell) => string {
  const abstract = ({ verdict, to }: Cell): string =>
    to.layer === undefined ? verdict.why : verdict.why.replaceAll(`\`${to.layer}\``, TARGETS);
  const keyOfReason = (cell: Cell): string =>
    JSON.stringify([keyOf(cell.from), cell.relation, cell.kind, cell.verdict.rule, abstract(cell)]);
  const originals = new Map<string, Set<string>>();
  for (const cell of cells) {
    const key = keyOfReason(cell);
    originals.set(key, (originals.get(key) ?? new Set()).add(cell.verdict.why));
  }
  return (cell) => ((originals.get(keyOfReason(cell))?.size ?? 0) > 1 ? abstract(cell) : cell.verdict.why);
}

function nameLayers(classes: readonly FileClass[]): string {
  const layers = [...new Set(classes.flatMap(({ layer }) => layer ?? []))].map((layer) => `\`${layer}\``);
  if (layers.length <= MOST_NAMES) return layers.join(', ');
  return `${layers.slice(0, MOST_NAMES).join(', ')} and ${String(layers.length - MOST_NAMES)} other layers`;
}

import type { Loosening } from '#types/change';
import type { Cell, Policy, Reach } from '#types/policy';
import { REACH_RANK } from '#types/reach-rank';

const KINDS = ['value', 'type'] as const;
const WORDS: Readonly<Record<Reach, string>> = {
  closed: 'nothing',
  same: 'its own domain',
  listed: 'the domains that `uses` lists',
  any: 'every domain',
  everywhere: 'every domain, past entries',
};

/** Cells of the matrix that are open wider, between layers that both policies have. */
export function compareCells(before: Policy, after: Policy): readonly Loosening[] {
  return after.layers.flatMap((from, row) => {
    const old = before.layers.findIndex(({ id }) => id === from.id);
    if (old < 0) return [];
    return after.layers.flatMap((to, column) => {
      const oldColumn = before.layers.findIndex(({ id }) => id === to.id);
      const was = before.matrix[old]?.[oldColumn];
      const is = after.matrix[row]?.[column];
      return was === undefined || is === undefined ? [] : compareCell(from.id, to.id, was, is, after);
    });
  });
}

function compareCell(from: string, to: string, was: Cell, is: Cell, after: Policy): readonly Loosening[] {
  const wider = KINDS.filter((kind) => REACH_RANK[is[kind]] > REACH_RANK[was[kind]]);
  const [kind] = wider;
  if (kind === undefined) return [];
  // Both kinds are one loosening where they open alike.
  const isBoth = wider.length === 2 && is.value === is.type;
  const kinds = isBoth ? [undefined] : wider;
  return kinds.map((one) => {
    const reach = is[one ?? kind];
    const words = ['allow', from, to, ...(one === undefined ? [] : [one]), ...(isFar(reach) ? [reach] : [])];
    const index = after.allow.findIndex((edit) => edit.from === from && edit.to === to);
    return {
      loosens: words.join(' '),
      what: `\`${from}\` may import ${one === undefined ? '' : `${one}s of `}\`${to}\` from ${WORDS[reach]}; it was ${WORDS[was[one ?? kind]]}.`,
      ...(index < 0 ? {} : { key: `allow[${index}]` }),
    };
  });
}

function isFar(reach: Reach): boolean {
  return REACH_RANK[reach] > REACH_RANK.listed;
}

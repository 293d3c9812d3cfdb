import type { Loosening } from '#types/change';
import type { Policy } from '#types/policy';
import { findWidening } from './compare-lists';

/** Layers that are gone, match more, may use more packages, or accept known debt again. */
export function compareLayers(before: Policy, after: Policy): readonly Loosening[] {
  return before.layers.flatMap((was) => {
    const is = after.layers.find(({ id }) => id === was.id);
    if (is === undefined) return [{ loosens: `remove layer ${was.id}`, what: `The layer \`${was.id}\` is gone.` }];
    const key = `layers.${was.id}`;
    const wider = findWidening(was.files, is.files).map((glob) => ({
      loosens: `widen layer ${was.id} ${glob}`,
      what: `The layer \`${was.id}\` takes in \`${glob}\`.`,
      key: `${key}.files`,
    }));
    const strict = { loosens: `unstrict ${was.id}`, what: `The layer \`${was.id}\` accepts known debt again.`, key };
    return [...wider, ...comparePackages(was, is.packages, key), ...(was.strict && !is.strict ? [strict] : [])];
  });
}

function comparePackages(
  was: Policy['layers'][number],
  is: readonly string[] | undefined,
  key: string,
): readonly Loosening[] {
  const { id, packages } = was;
  if (packages === undefined) return [];
  if (is === undefined) {
    return [{ loosens: `remove packages of ${id}`, what: `The layer \`${id}\` may import every package.`, key }];
  }
  return is
    .filter((name) => !packages.includes(name))
    .map((name) => ({
      loosens: `package ${name} in ${id}`,
      what: `The layer \`${id}\` may import \`${name}\`.`,
      key: `${key}.packages`,
    }));
}

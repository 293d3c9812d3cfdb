import type { Loosening } from '#types/change';
import type { Policy, Restriction } from '#types/policy';

const LISTS = [
  ['packages', 'package'],
  ['builtins', 'builtin'],
  ['globals', 'global'],
] as const;

/** Packages, builtins and globals that nothing restricts any more, or that may be used in more places. */
export function compareRestrictions(before: Policy, after: Policy): readonly Loosening[] {
  return LISTS.flatMap(([list, noun]) =>
    before[list].flatMap((was) => compareRestriction(was, after[list], noun, `${list}.${was.name}`)),
  );
}

function compareRestriction(
  was: Restriction,
  now: readonly Restriction[],
  noun: string,
  key: string,
): readonly Loosening[] {
  const same = now.filter(({ name }) => name === was.name);
  if (same.length === 0) {
    const owned = was.provider === undefined ? '' : `, which the provider \`${was.provider}\` owned`;
    return [
      {
        loosens: `remove ${noun} ${was.name}`,
        what: `Nothing restricts the ${noun} \`${was.name}\` any more${owned}.`,
        key: key.split('.')[0] as string,
      },
    ];
  }
  const places = new Set(same.flatMap(({ onlyIn }) => onlyIn));
  return [...places]
    .filter((place) => !was.onlyIn.includes(place) && !was.onlyIn.includes(place.split('/').at(-1) as string))
    .map((place) => ({
      loosens: `${noun} ${was.name} in ${place}`,
      what: `\`${place}\` may use the ${noun} \`${was.name}\`.`,
      key,
    }));
}

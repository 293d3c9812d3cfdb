import type { Place } from '#types/place';
import type { Policy, Restriction } from '#types/policy';
import type { Misuse } from '#types/verdict';
import { isWithin } from './is-within';
import { findMostSpecific } from './match-package';

/** Why a package or builtin may not be used in a place; the provider that owns it comes first. */
export type FindMisuses = (
  from: Place,
  kind: 'package' | 'builtin',
  /** The package without subpath, the builtin without `node:`. */
  name: string,
  specifier: string,
) => readonly Misuse[];

const ALLOWED: readonly Misuse[] = [];

/** Of the restrictions that match a package, only the most specific count; where several are equally so, each does. */
export function createFindMisuses(policy: Policy): FindMisuses {
  /** What matches a package is the same for every place. */
  const known = new Map<string, readonly Restriction[]>();
  const findRestrictions = (kind: 'package' | 'builtin', name: string, specifier: string): readonly Restriction[] => {
    const all = kind === 'package' ? policy.packages : policy.builtins;
    if (all.length === 0) return all;
    const key = `${kind} ${name} ${specifier}`;
    let found = known.get(key);
    if (found === undefined) known.set(key, (found = findMostSpecific(all, kind, name, specifier)));
    return found;
  };
  return (from, kind, name, specifier) => {
    if (from.test || from.kind === 'loose' || from.kind === 'outside') return ALLOWED;
    const restrictions = findRestrictions(kind, name, specifier);
    const listed = kind === 'package' ? policy.layers[from.layer]?.packages : undefined;
    if (restrictions.length === 0 && listed === undefined) return ALLOWED;
    const misuses = restrictions
      .filter((restriction) => !isWithin(policy, from, restriction.onlyIn))
      .map((restriction): Misuse => ({ restriction }));
    if (listed !== undefined && findMostSpecific(toRestrictions(listed), kind, name, specifier).length === 0) {
      misuses.push({ restriction: undefined });
    }
    return misuses.sort((a, b) => Number(isOwned(b)) - Number(isOwned(a)));
  };
}

function isOwned(misuse: Misuse): boolean {
  return misuse.restriction?.provider !== undefined;
}

function toRestrictions(names: readonly string[]): readonly Restriction[] {
  return names.map((name) => ({ name, onlyIn: [], why: '', instead: undefined }));
}

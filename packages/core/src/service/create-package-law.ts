import type { Place } from '#types/place';
import type { Policy, Restriction } from '#types/policy';
import type { Misuse } from '#types/verdict';
import { isWithin } from './is-within';
import { findMostSpecific } from './match-package';

/** What the policy says of packages and builtins. */
export interface PackageLaw {
  /**
   * Why a package or builtin may not be used in a place; the provider that owns it comes first.
   *
   * @param name the package without subpath, the builtin without `node:`
   */
  readonly findMisuses: (from: Place, kind: PackageKind, name: string, specifier: string) => readonly Misuse[];
  /** Whether any place at all is closed to it, but for the layers that list their packages. */
  readonly isRestricted: (kind: PackageKind, name: string, specifier: string) => boolean;
  /** Whether the layer of a place lists the packages that it may use. */
  readonly listsPackages: (from: Place) => boolean;
}

type PackageKind = 'package' | 'builtin';

const ALLOWED: readonly Misuse[] = [];

/** Of the restrictions that match a package, only the most specific count; where several are equally so, each does. */
export function createPackageLaw(policy: Policy): PackageLaw {
  const findRestrictions = (kind: PackageKind, name: string, specifier: string): readonly Restriction[] =>
    findMostSpecific(kind === 'package' ? policy.packages : policy.builtins, kind, name, specifier);
  const listedBy = (from: Place): readonly string[] | undefined => policy.layers[from.layer]?.packages;
  return {
    findMisuses: (from, kind, name, specifier) => {
      if (from.test || from.kind === 'loose' || from.kind === 'outside') return ALLOWED;
      const misuses = findRestrictions(kind, name, specifier)
        .filter((restriction) => !isWithin(policy, from, restriction.onlyIn))
        .map((restriction): Misuse => ({ restriction }));
      const listed = kind === 'package' ? listedBy(from) : undefined;
      if (listed !== undefined && findMostSpecific(toRestrictions(listed), kind, name, specifier).length === 0) {
        misuses.push({ restriction: undefined });
      }
      return misuses.sort((a, b) => Number(isOwned(b)) - Number(isOwned(a)));
    },
    isRestricted: (kind, name, specifier) => findRestrictions(kind, name, specifier).length > 0,
    listsPackages: (from) => listedBy(from) !== undefined,
  };
}

function isOwned(misuse: Misuse): boolean {
  return misuse.restriction?.provider !== undefined;
}

function toRestrictions(names: readonly string[]): readonly Restriction[] {
  return names.map((name) => ({ name, onlyIn: [], why: '', instead: undefined }));
}

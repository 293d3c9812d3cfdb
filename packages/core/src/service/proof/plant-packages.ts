import type { OffenceKind } from '#types/proof';
import type { Policy, Restriction } from '#types/policy';
import type { Misuse } from '#types/verdict';
import { createPackageLaw } from '../create-package-law';
import { describePlace } from '../describe-place';
import { findRestrictedGlobals } from '../find-restricted-globals';
import type { GlobalPlant, Plant } from './plant';
import type { Site, Sites } from './sites';

/** Every package, builtin and global that the policy restricts, in every kind of place; and requests that lead nowhere. */
export function plantPackages(policy: Policy, sites: Sites): readonly Plant[] {
  const law = createPackageLaw(policy);
  const places = listPlaces(sites);
  const toPlant = (site: Site, kind: 'package' | 'builtin', name: string): Plant => {
    const misuses = law.findMisuses(site.place, kind, toPackageName(kind, name), name);
    return {
      kinds: misuses.map((misuse) => toKind(misuse, kind)),
      source: site.source,
      target: { kind, name: toPackageName(kind, name), specifier: name },
      form: 'import',
      typeOnly: false,
      from: describePlace(policy, site.place),
      to: name,
    };
  };
  const unlisted = policy.layers.some(({ packages }) => packages !== undefined)
    ? places.map((site) => toPlant(site, 'package', 'storypole-unlisted'))
    : [];
  return [
    ...policy.packages.flatMap(({ name }) => places.map((site) => toPlant(site, 'package', toSample(name)))),
    ...policy.builtins.flatMap(({ name }) => places.map((site) => toPlant(site, 'builtin', toSample(name)))),
    ...unlisted,
    ...places.map((site): Plant => ({
      kinds: ['unresolved'],
      source: site.source,
      target: { kind: 'unresolved', name: './storypole-missing', specifier: './storypole-missing' },
      form: 'import',
      typeOnly: false,
      from: describePlace(policy, site.place),
      to: './storypole-missing',
    })),
  ];
}

/** Every restricted global, in every kind of place that may not use it. */
export function plantGlobals(policy: Policy, sites: Sites): readonly GlobalPlant[] {
  return listPlaces(sites).flatMap(({ place, source }) =>
    findRestrictedGlobals(policy, place).map((name) => ({ source, name, from: describePlace(policy, place) })),
  );
}

/** The layers of every domain count once where restrictions name none: a hundred domains would say the same a hundred times. */
function listPlaces({ inDomains, outsideDomains }: Sites): readonly Site[] {
  const [first = [], second = []] = inDomains.values();
  return [...first, ...second, ...outsideDomains];
}

function toSample(name: Restriction['name']): string {
  return name.replace(/^node:/, '').replaceAll(/\*+/g, 'storypole');
}

/** Without its subpath. */
function toPackageName(kind: 'package' | 'builtin', specifier: string): string {
  if (kind === 'builtin') return specifier;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function toKind({ restriction }: Misuse, kind: 'package' | 'builtin'): OffenceKind {
  if (restriction === undefined) return 'unlisted-package';
  if (restriction.provider !== undefined) return 'owned-package';
  return kind === 'builtin' ? 'restricted-builtin' : 'restricted-package';
}

import type { Place, Policy } from '@storypole/core';
import type { NameUse } from '#types/name-use';
import type { Regions } from './create-regions';
import { type DomainGroup, toDomainGroups } from './domain-groups';

/** Files that every rule about places treats alike, whatever domain or provider they belong to. */
export interface FileClass {
  /** For names of rules: `repo`, `shared config`, `entry`. */
  readonly label: string;
  /** The id of the layer; `undefined` for entries. */
  readonly layer: string | undefined;
  readonly kind: 'inside' | 'entry' | 'plain' | 'provider';
  /** How names of its domains begin. */
  readonly prefix: string;
  /** A place of this class. @param name of the domain or the provider */
  readonly toPlace: (name: string) => Place;
  /** @param name how the domain or the provider stands in the regular expressions */
  readonly toRegexes: (name: NameUse) => readonly string[];
}

/** The classes of files that are judged, but for tests. Those that hold no file by their patterns are left out. */
export function listFileClasses(policy: Policy, regions: Regions): readonly FileClass[] {
  const groups = toDomainGroups(policy);
  const classes = [
    ...groups.flatMap((group) => policy.layers.map(({ id }, layer) => toInsideClass(id, layer, group, regions))),
    ...groups.map((group) => toEntryClass(group, regions)),
    ...policy.layers.flatMap(({ id }, layer) => [
      toPlainClass(id, layer, regions),
      toProviderClass(id, layer, regions),
    ]),
  ];
  const found = classes.filter(({ toRegexes }) => toRegexes('any').length > 0);
  const isInside = (layer: string | undefined): boolean =>
    found.some((one) => one.kind === 'inside' && one.layer === layer);
  return found.map((one) =>
    one.kind === 'plain' && isInside(one.layer) ? { ...one, label: `shared ${one.label}` } : one,
  );
}

function toInsideClass(id: string, layer: number, group: DomainGroup, regions: Regions): FileClass {
  return {
    label: id,
    layer: id,
    kind: 'inside',
    prefix: group.prefix,
    toPlace: (name) => toPlace({ kind: 'layer', layer, domain: group.prefix + name }),
    toRegexes: (name) => regions.inDomains(layer, group, name),
  };
}

function toEntryClass(group: DomainGroup, regions: Regions): FileClass {
  return {
    label: 'entry',
    layer: undefined,
    kind: 'entry',
    prefix: group.prefix,
    toPlace: (name) => toPlace({ kind: 'entry', domain: group.prefix + name }),
    toRegexes: (name) => regions.domainEntries(group, name),
  };
}

function toPlainClass(id: string, layer: number, regions: Regions): FileClass {
  return {
    label: id,
    layer: id,
    kind: 'plain',
    prefix: '',
    toPlace: () => toPlace({ kind: 'layer', layer }),
    toRegexes: () => regions.outsideDomains(layer),
  };
}

function toProviderClass(id: string, layer: number, regions: Regions): FileClass {
  return {
    label: id,
    layer: id,
    kind: 'provider',
    prefix: '',
    toPlace: (name) => toPlace({ kind: 'layer', layer, provider: name }),
    toRegexes: (name) => regions.inProviders(layer, name),
  };
}

function toPlace(fields: Pick<Place, 'kind'> & Partial<Place>): Place {
  return { id: -1, layer: -1, domain: undefined, provider: undefined, providerEntry: false, test: false, ...fields };
}

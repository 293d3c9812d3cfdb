import type { Policy } from '@storypole/core';
import type { NameUse } from '#types/name-use';
import type { DomainGroup } from './domain-groups';
import { mayOverlap } from './may-overlap';
import { mergeRegexes } from './merge-regexes';
import { PLAIN_NAME } from './plain-name';
import { type Placeholders, translateGlob } from './translate-glob';

/** Regular expressions for the areas of a repository that a policy tells apart. */
export interface Regions {
  /** Files of a layer (index) inside the domains of a group, its entries left out. */
  readonly inDomains: (layer: number, group: DomainGroup, name: NameUse) => readonly string[];
  /** Files of a layer outside every domain, those of providers left out. */
  readonly outsideDomains: (layer: number) => readonly string[];
  /** Files of the providers in a layer, the entries among them. */
  readonly inProviders: (layer: number, name: NameUse) => readonly string[];
  readonly providerEntries: (name: NameUse) => readonly string[];
  /** Everything below the folders of the domains. */
  readonly domainFolders: (group: DomainGroup, name: NameUse) => readonly string[];
  readonly domainEntries: (group: DomainGroup, name: NameUse) => readonly string[];
  readonly globs: (globs: readonly string[]) => readonly string[];
}

export function createRegions(policy: Policy): Regions {
  const { domains, providers, layers } = policy;
  const below = (folders: readonly string[], globs: readonly string[]): readonly string[] =>
    folders.flatMap((folder) => globs.map((glob) => `${folder}/${glob}`));
  const entryGlobs = below(domains.patterns, domains.entry);
  const providerEntryGlobs = [
    ...below(providers.patterns, providers.entry),
    ...providers.patterns.map((pattern) => `${pattern}.*`),
  ];
  const folderGlobs = below(domains.patterns, ['**']);

  const translate = (glob: string, domain: NameUse, provider: NameUse): string =>
    translateGlob(glob, toPlaceholders(policy, domain, provider));
  /** The globs of a layer that begin with no `!`, each with what takes files out of it as lookaheads. */
  const translateLayer = (layer: number, wants: (glob: string) => boolean, domain: NameUse, provider: NameUse) => {
    const { files = [] } = layers[layer] ?? {};
    const drops = [...files.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1)), ...entryGlobs];
    return files
      .filter((glob) => !glob.startsWith('!') && wants(glob))
      .map((glob) => {
        const dropped = drops.filter((drop) => mayOverlap(glob, drop)).map((drop) => translate(drop, 'any', 'any'));
        return { glob, regex: dropped.map(toLookahead).join('') + translate(glob, domain, provider) };
      });
  };
  const hasDomain = (glob: string): boolean => glob.includes('{domain}');
  const foldersAround = (glob: string, patterns: readonly string[]): readonly string[] =>
    hasDomain(glob) ? [] : below(patterns, ['**']).filter((folder) => mayOverlap(glob, folder));

  return {
    inDomains: (layer, group, name) =>
      finish(
        translateLayer(layer, (glob) => belongsTo(glob, group, policy), name, 'any').flatMap(({ glob, regex }) => {
          const around = foldersAround(glob, group.patterns);
          if (hasDomain(glob)) return [regex];
          return around.map((folder) => `(?=${translate(folder, name, 'any')})${regex}`);
        }),
      ),
    outsideDomains: (layer) =>
      finish(
        translateLayer(layer, (glob) => !hasDomain(glob) && !glob.includes('{provider}'), 'any', 'any').map(
          ({ glob, regex }) => {
            const around = foldersAround(glob, domains.patterns);
            return around.map((folder) => toLookahead(translate(folder, 'any', 'any'))).join('') + regex;
          },
        ),
      ),
    inProviders: (layer, name) =>
      finish(
        translateLayer(layer, (glob) => glob.includes('{provider}'), 'any', name).map(({ glob, regex }) => {
          const around = folderGlobs.filter((folder) => mayOverlap(glob, folder));
          return around.map((folder) => toLookahead(translate(folder, 'any', 'any'))).join('') + regex;
        }),
      ),
    providerEntries: (name) => finish(providerEntryGlobs.map((glob) => translate(glob, 'any', name))),
    domainFolders: ({ patterns }, name) => finish(below(patterns, ['**']).map((glob) => translate(glob, name, 'any'))),
    domainEntries: ({ patterns }, name) =>
      finish(below(patterns, domains.entry).map((glob) => translate(glob, name, 'any'))),
    globs: (globs) => finish(globs.map((glob) => translate(glob, 'any', 'any'))),
  };
}

function finish(regexes: readonly string[]): readonly string[] {
  return mergeRegexes(regexes.map((regex) => `^${regex}`));
}

function toLookahead(regex: string): string {
  return `(?!${regex})`;
}

/** Whether files of a glob can lie in the domains of a group. */
function belongsTo(glob: string, { patterns }: DomainGroup, { domains }: Policy): boolean {
  const isBelow = (pattern: string): boolean =>
    glob === pattern || glob.startsWith(`${pattern}/`) || glob.startsWith(`${pattern}.`);
  if (glob.includes('{domain}')) return domains.identity === 'name' || patterns.some(isBelow);
  return patterns.some((pattern) => mayOverlap(glob, `${pattern}/**`));
}

function toPlaceholders({ domains }: Policy, domain: NameUse, provider: NameUse): Placeholders {
  return {
    domain: (parent) => toName(domain, parent),
    hasParent: domains.identity === 'path',
    provider: toName(provider, undefined),
  };
}

/** @param parent the regular expression of the folder above, where it is part of the name */
function toName(use: NameUse, parent: string | undefined): string {
  const before = parent === undefined ? '' : `${parent}/`;
  switch (use) {
    case 'capture':
      return `(${before}${PLAIN_NAME}?)`;
    case 'any':
      return `${before}[^/]+`;
    case 'same':
      return parent === undefined ? '$1' : `(?=${before})$1`;
    default:
      return parent === undefined ? use.literal : `(?=${before})${use.literal}`;
  }
}

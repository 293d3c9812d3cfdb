import { createMatrix } from '#service/matrix';
import { chooseSites, listSamplePaths, type Site, type SiteNames } from '#service/proof/sites';
import type { Policy } from '#types/policy';
import { createPlaceLookup } from './proof/create-place-lookup';

/** Where a closed dependency can be written down, many times over. */
export interface ProofGround {
  /** Gives the importing file with a number and an extension of its own. */
  readonly toSource: (index: number, extension: string) => string;
  /** The imported file. */
  readonly target: string;
  /** One file of every place, so that no pattern of the policy matches nothing. */
  readonly files: readonly string[];
}

/** Looks for two places of which one may import nothing of the other; `undefined` where no two such have room for many files. */
export function findProofGround(policy: Policy, names: SiteNames): ProofGround | undefined {
  const sites = chooseSites(policy, names, createPlaceLookup(policy, listSamplePaths(policy, names)));
  const matrix = createMatrix(policy);
  const inDomains = [...sites.inDomains.values()];
  const all = [...inDomains.flat(), ...sites.outsideDomains];
  const isRoomy = ({ source, place: { kind } }: Site): boolean =>
    kind === 'layer' && source.endsWith('/storypole-offender.ts');
  for (const group of [...inDomains, sites.outsideDomains, all]) {
    for (const from of group.filter(isRoomy)) {
      const to = group.find(
        (site) => isRoomy(site) && site !== from && matrix.findClosures(from.place, site.place, true).length > 0,
      );
      if (to === undefined) continue;
      return {
        toSource: (index, extension) =>
          from.source.replace('storypole-offender.ts', `storypole-offender-${String(index)}.${extension}`),
        target: to.source.replace('storypole-offender', 'storypole-page'),
        files: all.map(({ source }) => source),
      };
    }
  }
  return undefined;
}

import type { Policy } from '#types/policy';
import { describePlace } from '../describe-place';
import type { Matrix } from '../matrix';
import type { Plant } from './plant';
import type { Site, Sites } from './sites';

/** A module in an open place that hands on a name of a closed one. */
interface Bridge {
  readonly from: Site;
  readonly over: Site;
  readonly origin: Site;
}

/**
 * For each pair of places of which the first may not import what the second declares, a name of the second that comes over a
 * third: one that is open to the first, and to which the second is open. Between domains that is the entry.
 */
export function plantOrigins(policy: Policy, matrix: Matrix, sites: Sites): readonly Plant[] {
  return findBridges(policy, matrix, sites).flatMap(({ from, over, origin }, index): readonly Plant[] => {
    const name = `planted${String(index)}`;
    const fromName = describePlace(policy, from.place);
    const overName = describePlace(policy, over.place);
    const originName = describePlace(policy, origin.place);
    return [
      {
        kinds: [],
        source: over.target,
        target: { kind: 'file', path: origin.target },
        form: 're-export',
        typeOnly: false,
        name,
        from: overName,
        to: originName,
      },
      {
        kinds: ['origin'],
        source: from.source,
        target: { kind: 'file', path: over.target },
        form: 'import',
        typeOnly: false,
        name,
        from: fromName,
        to: `${originName} over ${overName}`,
      },
    ];
  });
}

function findBridges(policy: Policy, matrix: Matrix, { inDomains, outsideDomains }: Sites): readonly Bridge[] {
  const [own = []] = inDomains.values();
  const near = findIn(matrix, [...own, ...outsideDomains], [...own, ...outsideDomains].filter(isLayer));
  const across = Object.entries(policy.domains.uses).flatMap(([user, used]) =>
    used.flatMap((name) => {
      const theirs = inDomains.get(name) ?? [];
      const entries = theirs.filter((site) => !isLayer(site));
      return findIn(matrix, [...(inDomains.get(user) ?? []).filter(isLayer)], entries, theirs.filter(isLayer));
    }),
  );
  return [...near, ...across];
}

/** @param origins where the names are declared; the importing places themselves where left out */
function findIn(
  matrix: Matrix,
  importers: readonly Site[],
  bridges: readonly Site[],
  origins: readonly Site[] = bridges,
): readonly Bridge[] {
  const isOpen = (from: Site, to: Site): boolean =>
    from.source !== to.target && matrix.findClosures(from.place, to.place, false).length === 0;
  return importers.filter(isLayer).flatMap((from) =>
    origins.flatMap((origin) => {
      if (from === origin || !matrix.closesOrigin(from.place, origin.place, false)) return [];
      const over = bridges.find(
        (site) => site !== from && site !== origin && isOpen(from, site) && isOpen(site, origin),
      );
      return over === undefined ? [] : [{ from, over, origin }];
    }),
  );
}

function isLayer({ place }: Site): boolean {
  return place.kind === 'layer';
}

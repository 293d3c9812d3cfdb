import type { OffenceKind } from '#types/proof';
import type { Policy } from '#types/policy';
import { describePlace } from '../describe-place';
import type { Plant } from './plant';
import type { Site, Sites } from './sites';

/** Dependencies that close a circle. */
export interface CyclePlant {
  readonly kind: OffenceKind;
  readonly plants: readonly Plant[];
  readonly from: string;
  readonly to: string;
}

/** Two files of every place that has room for two, and every two neighbouring domains and providers, that need each other. */
export function plantCycles(policy: Policy, { inDomains, outsideDomains }: Sites): readonly CyclePlant[] {
  const nameOf = ({ place }: Site): string => describePlace(policy, place);
  const link = (from: Site, source: string, to: Site, target: string): Plant => ({
    kinds: [],
    source,
    target: { kind: 'file', path: target },
    form: 'import',
    typeOnly: false,
    from: nameOf(from),
    to: nameOf(to),
  });
  const [first = []] = inDomains.values();
  const files = [...first, ...outsideDomains].flatMap((site): readonly CyclePlant[] => {
    const { source, target } = site;
    if (source === target) return [];
    const plants = [link(site, source, site, target), link(site, target, site, source)];
    return [{ kind: 'file-cycle', plants, from: nameOf(site), to: nameOf(site) }];
  });
  const providers = outsideDomains.filter(({ place }) => place.provider !== undefined);
  // A single file on both sides would close a circle of files, too.
  const hasRoom = ({ source, target }: Site): boolean => source !== target;
  const groups = [...Array.from(inDomains.values(), (sites) => sites.find(hasRoom)), ...providers.filter(hasRoom)];
  const owners = groups.map((site, index): readonly CyclePlant[] => {
    const next = groups[index + 1];
    if (site === undefined || next === undefined || ownerOf(site) === ownerOf(next)) return [];
    const plants = [link(site, site.source, next, next.target), link(next, next.source, site, site.target)];
    return [{ kind: 'domain-cycle', plants, from: ownerOf(site), to: ownerOf(next) }];
  });
  return [...files, ...owners.flat()];
}

function ownerOf({ place }: Site): string {
  return place.domain ?? `the provider ${place.provider ?? ''}`;
}

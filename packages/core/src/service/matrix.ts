import type { Place } from '#types/place';
import type { Cell, Policy, Reach } from '#types/policy';
import type { Closure } from '#types/verdict';

/** The matrix of a policy, asked for two places. Every answer is a pure function of its arguments. */
export interface Matrix {
  /**
   * Why a dependency from one place to another is closed, in the order in which the reasons count; empty where it is open.
   * A target outside `include` is always closed here: whether `outside` opens it depends on its path (`findOutsideRule`).
   * The entry of a domain is open where anything of its domain could be: what comes through it is judged by `closesOrigin`.
   */
  readonly findClosures: (from: Place, to: Place, typeOnly: boolean) => readonly Closure[];
  /** Whether something declared in `origin` may reach `from` through other modules. Entries and doors do not count. */
  readonly closesOrigin: (from: Place, origin: Place, typeOnly: boolean) => boolean;
  /** How far `from` may reach into a layer (index). An entry reaches the layers of its own domain. */
  readonly reachOf: (from: Place, layer: number, typeOnly: boolean) => Reach;
  /** Why `from` may or may not import a layer (index), as the policy says; `''` where it does not. */
  readonly whyOf: (from: Place, layer: number) => string;
  /** The layers (indices) that files of a domain can lie in. */
  readonly layersOf: (domain: string) => readonly number[];
  /** Whether files of a layer (index) can lie outside every domain. */
  readonly standsOutside: (layer: number) => boolean;
  readonly isListed: (from: string, to: string) => boolean;
}

const RANK: Readonly<Record<Reach, number>> = { closed: 0, same: 1, listed: 2, any: 3, everywhere: 4 };
const REACHES: readonly Reach[] = ['closed', 'same', 'listed', 'any', 'everywhere'];
const OPEN: readonly Closure[] = [];

export function createMatrix(policy: Policy): Matrix {
  const layersByPattern = policy.domains.patterns.map((pattern) =>
    policy.layers.flatMap((layer, index) => (layer.files.some((glob) => isBelow(glob, pattern)) ? [index] : [])),
  );
  const allLayers = [...new Set(layersByPattern.flat())];
  const layersOf = (domain: string): readonly number[] => {
    if (policy.domains.identity === 'name') return allLayers;
    const found = policy.domains.patterns.findIndex((pattern) => domain.startsWith(toIdentityPrefix(pattern)));
    return layersByPattern[found] ?? [];
  };
  const outsiders = policy.layers.map((layer) =>
    layer.files.some((glob) => !policy.domains.patterns.some((pattern) => isBelow(glob, pattern))),
  );
  const isListed = (from: string, to: string): boolean => policy.domains.uses[from]?.includes(to) ?? false;
  const cellOf = (from: Place, layer: number): Cell | undefined => policy.matrix[from.layer]?.[layer];
  const reachOf = (from: Place, layer: number, typeOnly: boolean): Reach => {
    if (from.kind === 'entry') return 'same';
    const cell = cellOf(from, layer);
    return cell === undefined ? 'closed' : typeOnly ? cell.type : cell.value;
  };
  const whyOf = (from: Place, layer: number): string => cellOf(from, layer)?.why ?? '';
  /** How far `from` reaches into whatever lies behind an entry. */
  const reachOfEntry = (from: Place, domain: string, typeOnly: boolean): Reach => {
    let widest: Reach = 'closed';
    for (const layer of layersOf(domain)) {
      const reach = reachOf(from, layer, typeOnly);
      if (RANK[reach] > RANK[widest]) widest = reach;
    }
    return widest;
  };

  const findClosuresOfTest = (from: Place, to: Place): readonly Closure[] => {
    if (from.domain === undefined) return OPEN;
    if (to.kind === 'outside') return [{ reason: 'outside', why: '' }];
    const isPastEntry = to.kind === 'layer' && to.domain !== undefined && to.domain !== from.domain;
    return isPastEntry ? [{ reason: 'domain-entry', why: '' }] : OPEN;
  };

  const findClosures = (from: Place, to: Place, typeOnly: boolean): readonly Closure[] => {
    if (from.kind === 'outside') return OPEN;
    if (from.test) return findClosuresOfTest(from, to);
    const closures: Closure[] = to.test ? [{ reason: 'test', why: '' }] : [];
    if (from.kind === 'loose' || to.kind === 'loose') return closures;
    if (to.kind === 'outside') return [...closures, { reason: 'outside', why: '' }];

    const reach =
      to.kind === 'entry' ? reachOfEntry(from, to.domain ?? '', typeOnly) : reachOf(from, to.layer, typeOnly);
    const rank = RANK[reach];
    const why = to.kind === 'entry' ? '' : whyOf(from, to.layer);
    const crosses = from.domain !== undefined && to.domain !== undefined && from.domain !== to.domain;
    if (crosses && rank < RANK.any && !isListed(from.domain, to.domain)) closures.push({ reason: 'domain', why: '' });
    if (to.kind === 'layer' && rank < RANK.everywhere) {
      const isOtherDomain = crosses || (from.domain === undefined && to.domain !== undefined && rank === RANK.any);
      if (isOtherDomain) closures.push({ reason: 'domain-entry', why: '' });
      const isOtherProvider = to.provider !== undefined && to.provider !== from.provider;
      if (isOtherProvider && !to.providerEntry) closures.push({ reason: 'provider-entry', why: '' });
    }
    if (from.kind === 'entry') {
      if (to.domain !== from.domain) closures.push({ reason: 'entry', why: '' });
    } else if (to.domain === undefined) {
      if (rank === RANK.closed) closures.push({ reason: 'cell', why });
    } else if (from.domain === undefined) {
      if (rank < RANK.any) closures.push({ reason: 'domainless', why });
    } else if (crosses ? rank < RANK.listed : rank === RANK.closed && to.kind === 'layer') {
      closures.push({ reason: 'cell', why });
    }
    return closures;
  };

  const closesOrigin = (from: Place, origin: Place, typeOnly: boolean): boolean => {
    if (from.test || from.kind === 'loose' || from.kind === 'outside') return false;
    if (origin.test || origin.kind === 'outside') return true;
    if (origin.kind === 'loose') return false;
    if (from.kind === 'entry') return origin.domain !== from.domain;
    const rank = RANK[reachOf(from, origin.layer, typeOnly)];
    if (origin.domain === undefined || origin.domain === from.domain) return rank === RANK.closed;
    if (from.domain === undefined || rank >= RANK.any) return rank < RANK.any;
    return rank < RANK.listed || !isListed(from.domain, origin.domain);
  };

  return {
    findClosures,
    closesOrigin,
    reachOf,
    whyOf,
    layersOf,
    standsOutside: (layer) => outsiders[layer] === true,
    isListed,
  };
}

/** Compares reaches: negative where `a` is the narrower. */
export function compareReach(a: Reach, b: Reach): number {
  return REACHES.indexOf(a) - REACHES.indexOf(b);
}

/** Whether a glob stands in the folder of a domain pattern, whatever it calls the domain. */
function isBelow(glob: string, pattern: string): boolean {
  return glob === pattern || glob.startsWith(`${pattern}/`) || glob.startsWith(`${pattern}.`);
}

/** `src/features/{domain}` → `features/`: how domains of this pattern begin where the folder is part of their name. */
function toIdentityPrefix(pattern: string): string {
  const segments = pattern.split('/');
  const at = segments.findIndex((segment) => segment.includes('{domain}'));
  return at > 0 ? `${segments[at - 1] as string}/` : '';
}

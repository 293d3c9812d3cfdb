import type { Place } from '#types/place';
import type { Policy } from '#types/policy';
import { samplePath } from './sample-path';

/** Files of one place that offences are planted in. */
export interface Site {
  readonly place: Place;
  /** The file that imports. */
  readonly source: string;
  /** A file that is imported: another one, where the place has room for two. */
  readonly target: string;
}

/** Where offences can be planted. */
export interface Sites {
  /** Layers of domains, and entries, domain by domain. */
  readonly inDomains: ReadonlyMap<string, readonly Site[]>;
  /** Layers outside every domain, and providers with and without their entry. */
  readonly outsideDomains: readonly Site[];
  readonly test: string | undefined;
  readonly loose: string | undefined;
  readonly outside: string | undefined;
  readonly unplantable: readonly string[];
}

/** The domains and providers that are planted in. */
export interface SiteNames {
  readonly domains: readonly string[];
  readonly providers: readonly string[];
}

interface Candidate {
  readonly label: string;
  readonly wanted: Partial<Place>;
  readonly sources: readonly string[];
  readonly targets: readonly string[];
}

const SOURCE = 'storypole-offender';
const TARGET = 'storypole-target';

/** Every path that may become part of a site. Their places are to be found out before `chooseSites`. */
export function listSamplePaths(policy: Policy, names: SiteNames): readonly string[] {
  return [
    ...listCandidates(policy, names).flatMap(({ sources, targets }) => [...sources, ...targets]),
    ...listTests(policy),
    ...listLoose(policy),
    ...OUTSIDE,
  ];
}

/** Takes of each place a path that lies where it is meant to. */
export function chooseSites(policy: Policy, names: SiteNames, placeOf: (path: string) => Place | undefined): Sites {
  const inDomains = new Map<string, Site[]>(names.domains.map((domain) => [domain, []]));
  const outsideDomains: Site[] = [];
  const unplantable: string[] = [];
  const find = (paths: readonly string[], wanted: Partial<Place>): string | undefined =>
    paths.find((path) => fits(placeOf(path), wanted));
  for (const { label, wanted, sources, targets } of listCandidates(policy, names)) {
    const source = find(sources, wanted);
    const place = source === undefined ? undefined : placeOf(source);
    if (source === undefined || place === undefined) {
      unplantable.push(label);
      continue;
    }
    const site = { place, source, target: find(targets, wanted) ?? source };
    if (wanted.domain === undefined) outsideDomains.push(site);
    else inDomains.get(wanted.domain)?.push(site);
  }
  return {
    inDomains,
    outsideDomains,
    test: listTests(policy).find((path) => placeOf(path)?.test === true),
    loose: listLoose(policy).find((path) => placeOf(path)?.kind === 'loose'),
    outside: OUTSIDE.find((path) => placeOf(path)?.kind === 'outside'),
    unplantable,
  };
}

function fits(place: Place | undefined, wanted: Partial<Place>): boolean {
  return (
    place !== undefined &&
    !place.test &&
    place.kind === wanted.kind &&
    place.domain === wanted.domain &&
    (wanted.layer === undefined || place.layer === wanted.layer) &&
    (wanted.provider === undefined ? place.provider === undefined : place.provider === wanted.provider) &&
    place.providerEntry === (wanted.providerEntry ?? false)
  );
}

function listCandidates(policy: Policy, { domains, providers }: SiteNames): readonly Candidate[] {
  const { layers } = policy;
  const toCandidate = (
    label: string,
    wanted: Partial<Place>,
    globs: readonly string[],
    names: { readonly domain?: string; readonly provider?: string },
  ): Candidate => {
    const sample = (file: string, extensions: readonly string[]): readonly string[] =>
      globs.flatMap((glob) =>
        extensions.flatMap((extension) => {
          const path = samplePath(glob, { domain: '', provider: '', ...names, file, extension });
          return path === undefined ? [] : [path];
        }),
      );
    return { label, wanted, sources: sample(SOURCE, ['ts', 'tsx']), targets: sample(TARGET, ['mts', 'ts', 'cts']) };
  };
  const globsOf = (layer: number): readonly string[] =>
    (layers[layer]?.files ?? []).filter((glob) => !glob.startsWith('!'));
  const entries = policy.domains.patterns.flatMap((pattern) =>
    policy.domains.entry.map((glob) => `${pattern}/${glob}`),
  );
  const providerEntries = [
    ...policy.providers.patterns.flatMap((pattern) => policy.providers.entry.map((glob) => `${pattern}/${glob}`)),
    ...policy.providers.patterns.map((pattern) => `${pattern}.*`),
  ];
  const inDomains = domains.flatMap((domain) => {
    const name = domain.slice(domain.lastIndexOf('/') + 1);
    const folders = policy.domains.patterns.filter((pattern) => canHold(pattern, domain, policy));
    const belongs = (glob: string): boolean =>
      glob.includes('{domain}')
        ? policy.domains.identity === 'name' || folders.some((folder) => glob.startsWith(folder))
        : folders.some((folder) => glob.startsWith(`${folder.replace('{domain}', name)}/`));
    return [
      ...layers.flatMap(({ id }, layer) => {
        const globs = globsOf(layer).filter(belongs);
        return globs.length === 0
          ? []
          : [toCandidate(`${domain}/${id}`, { kind: 'layer', layer, domain }, globs, { domain: name })];
      }),
      toCandidate(`the entry of ${domain}`, { kind: 'entry', domain }, entries, { domain: name }),
    ];
  });
  const outside = layers.flatMap(({ id }, layer) => {
    const globs = globsOf(layer).filter((glob) => !glob.includes('{domain}'));
    const plain = globs.filter((glob) => !glob.includes('{provider}'));
    const ofProviders = globs.filter((glob) => glob.includes('{provider}'));
    return [
      ...(plain.length === 0 ? [] : [toCandidate(id, { kind: 'layer', layer }, plain, {})]),
      ...(ofProviders.length === 0
        ? []
        : providers.flatMap((provider) => [
            toCandidate(`${id}/${provider}`, { kind: 'layer', layer, provider }, ofProviders, { provider }),
            toCandidate(
              `the entry of ${id}/${provider}`,
              { kind: 'layer', layer, provider, providerEntry: true },
              providerEntries,
              { provider },
            ),
          ])),
    ];
  });
  return [...inDomains, ...outside];
}

/** Whether a pattern can be the one of a domain: where the folder above is part of the name, it has to be there. */
function canHold(pattern: string, domain: string, { domains }: Policy): boolean {
  if (domains.identity === 'name') return true;
  const segments = pattern.split('/');
  return segments[segments.indexOf('{domain}') - 1] === domain.slice(0, domain.lastIndexOf('/'));
}

function listTests({ layers, tests }: Policy): readonly string[] {
  const folders = layers.flatMap(({ files }) => files.filter((glob) => !/[!{*?[]/.test(glob.split('/')[0] ?? '*')));
  const bases = folders.map((glob) => {
    const segments = glob.split('/');
    return segments
      .slice(
        0,
        segments.findIndex((segment) => /[*?[\]{}]/.test(segment)),
      )
      .join('/');
  });
  return tests.flatMap((glob) =>
    ['', ...new Set(bases)].flatMap((base) => {
      const path = samplePath(glob, { domain: 'any', provider: 'any', file: SOURCE, extension: 'ts' });
      return path === undefined ? [] : [base === '' ? path : `${base}/${path}`];
    }),
  );
}

function listLoose({ include }: Policy): readonly string[] {
  return include.flatMap((glob) => {
    const folder = glob.replace(/\/?\*\*.*$/, '');
    const names = ['storypole-nowhere.ts', 'storypole-nowhere/module.ts'];
    return names.map((name) => (folder === '' ? name : `${folder}/${name}`));
  });
}

const OUTSIDE = ['storypole-outside.ts', 'storypole-outside/module.ts'];

import type { Proposal } from '#types/proposal';
import { LAYER_NAMES, type LayerNames, OUTER_NAMES, SLICED_NAMES } from './layer-names';

/** Where the presets' own patterns lie. */
const DEFAULT_DOMAINS = 'src/domains/{domain}';
const DEFAULT_BASE = 'src';
/** More patterns than these are not tried for a preset. */
const MOST_PATTERNS = 8;
/** Folders that stand for no domain. */
const NO_DOMAIN = new Set(['src', 'lib', 'source', 'test', 'tests', '__tests__', 'dist']);

/**
 * The configs that might fit a tree, from the names of its folders.
 *
 * @param files the module files of the tree, tests left out; relative, POSIX
 */
export function proposeConfigs(files: readonly string[]): readonly Proposal[] {
  return [...LAYER_NAMES.flatMap((names) => proposeLayered(files, names)), ...proposeSliced(files)];
}

/** Folder → layer → what the layer is called there: `repositories/**` or `repo.*`. */
type LayerHomes = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;

function proposeLayered(files: readonly string[], { preset, names }: LayerNames): readonly Proposal[] {
  const homes = findHomes(files, names);
  const patterns = rankPatterns([...homes.keys()]);
  const withDomains = patterns.map((pattern) => toProposal(preset, pattern, homes, files, names));
  const joined = joinPatterns(patterns, [...homes.keys()]);
  const bases = [...homes.keys()].sort(
    (a, b) => (homes.get(b)?.size ?? 0) - (homes.get(a)?.size ?? 0) || (a < b ? -1 : 1),
  );
  return [
    ...withDomains,
    ...(joined.length < 2 ? [] : [toProposal(preset, joined, homes, files, names)]),
    ...bases.slice(0, MOST_PATTERNS).map((base) => toProposal(preset, [base], homes, files, names)),
  ];
}

/** The folders in which at least two layers lie. */
function findHomes(files: readonly string[], names: LayerNames['names']): LayerHomes {
  const layerOf = new Map(Object.entries(names).flatMap(([layer, aliases]) => aliases.map((alias) => [alias, layer])));
  const homes = new Map<string, Map<string, Set<string>>>();
  for (const file of files) {
    const segments = file.split('/');
    segments.forEach((segment, index) => {
      const isFile = index === segments.length - 1;
      const name = isFile ? segment.replace(/\..*$/, '') : segment;
      const layer = layerOf.get(name);
      if (layer === undefined) return;
      const home = segments.slice(0, index).join('/');
      const layers = homes.get(home) ?? new Map<string, Set<string>>();
      homes.set(home, layers);
      layers.set(layer, (layers.get(layer) ?? new Set()).add(isFile ? `${name}.*` : `${name}/**`));
    });
  }
  return new Map([...homes].filter(([, layers]) => layers.size > 1));
}

/** Patterns that stand for at least two of the folders, by how many; each replaces one segment by `{domain}`. */
function rankPatterns(homes: readonly string[]): readonly (readonly [string])[] {
  const counts = new Map<string, number>();
  for (const home of homes) for (const pattern of toPatterns(home)) counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  return [...counts]
    .filter(
      ([pattern, count]) =>
        count > 1 || pattern === DEFAULT_DOMAINS || /(?:domains|features|modules)\/\{domain\}$/.test(pattern),
    )
    .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .slice(0, MOST_PATTERNS)
    .map(([pattern]) => [pattern]);
}

function toPatterns(home: string): readonly string[] {
  const segments = home === '' ? [] : home.split('/');
  return segments.flatMap((segment, index) =>
    NO_DOMAIN.has(segment) || segment.startsWith('.') ? [] : [segments.with(index, '{domain}').join('/')],
  );
}

/** The fewest patterns, most frequent first, that stand for the folders which any of them stands for. */
function joinPatterns(patterns: readonly (readonly [string])[], homes: readonly string[]): readonly string[] {
  const left = new Set(homes);
  return patterns.flatMap(([pattern]) => {
    const covered = [...left].filter((home) => toPatterns(home).includes(pattern));
    for (const home of covered) left.delete(home);
    return covered.length > 1 ? [pattern] : [];
  });
}

function toProposal(
  preset: string,
  patterns: readonly string[],
  homes: LayerHomes,
  files: readonly string[],
  names: LayerNames['names'],
): Proposal {
  const hasDomains = patterns.some((pattern) => pattern.includes('{domain}'));
  const isDefault = preset === 'harness' ? patterns.join() === DEFAULT_DOMAINS : patterns.join() === DEFAULT_BASE;
  const layers: Record<string, readonly string[]> = {};
  for (const layer of Object.keys(names)) {
    const found = patterns.map((pattern) => [pattern, findEndings(pattern, layer, homes)] as const);
    const endings = new Set(found.flatMap(([, some]) => some));
    const isOwn = [...endings].every((ending) => ending === `${layer}/**` || ending === `${layer}.*`);
    // Patterns with `{domain}` carry the preset's own layers along; a plain folder does not, unless it is the preset's.
    if (endings.size === 0 || (isOwn && (hasDomains || isDefault))) continue;
    layers[layer] = found.flatMap(([pattern, some]) => some.map((ending) => joinPath(pattern, ending)));
  }
  return {
    preset,
    domains: hasDomains && !isDefault ? patterns : [],
    layers: { ...layers, ...findOuterLayers(patterns, files) },
    weight: 1,
  };
}

/** What a layer is called in the folders that a pattern stands for. */
function findEndings(pattern: string, layer: string, homes: LayerHomes): readonly string[] {
  const endings = new Set<string>();
  for (const [home, layers] of homes) {
    if (home !== pattern && !toPatterns(home).includes(pattern)) continue;
    for (const ending of layers.get(layer) ?? []) endings.add(ending);
  }
  return [...endings].sort();
}

/** `utils` and `app` where they do not lie where the presets expect them. */
function findOuterLayers(
  patterns: readonly string[],
  files: readonly string[],
): Readonly<Record<string, readonly string[]>> {
  const bases = new Set([DEFAULT_BASE, ...patterns.map(toOuterBase).filter((base) => base !== '')]);
  const found = Object.entries(OUTER_NAMES).map(([layer, aliases]) => {
    const endings = [...bases].flatMap((base) =>
      aliases.flatMap((alias) => [joinPath(base, `${alias}/**`), joinPath(base, `${alias}.*`)]),
    );
    return [layer, endings.filter((glob) => files.some((file) => matchesEnding(file, glob)))] as const;
  });
  return Object.fromEntries(
    found.filter(([layer, globs]) => globs.some((glob) => glob !== `src/${layer}/**` && glob !== `src/${layer}.*`)),
  );
}

/** What lies around the domains: beside the folder that holds them, as `src` is for `src/features/{domain}`; a plain folder itself. */
function toOuterBase(pattern: string): string {
  if (!pattern.includes('{domain}')) return pattern;
  const holder = pattern.replace(/\/?[^/]*\{domain\}.*$/, '');
  return holder.includes('/') ? holder.slice(0, holder.lastIndexOf('/')) : '';
}

/** `src/lib/**` matches what lies below `src/lib`, `src/main.*` the file. */
function matchesEnding(file: string, glob: string): boolean {
  return glob.endsWith('/**')
    ? file.startsWith(glob.slice(0, -2))
    : file.startsWith(glob.slice(0, -1)) && !file.slice(glob.length).includes('/');
}

/** Feature-Sliced Design in every folder that has two of its layers. */
function proposeSliced(files: readonly string[]): readonly Proposal[] {
  const layersOf = new Map<string, Set<string>>();
  for (const file of files) {
    const segments = file.split('/');
    segments.slice(0, -2).forEach((segment, index) => {
      if (![...SLICED_NAMES, 'shared'].includes(segment)) return;
      const base = segments.slice(0, index).join('/');
      layersOf.set(base, (layersOf.get(base) ?? new Set()).add(segment));
    });
  }
  return [...layersOf].flatMap(([base, found]) => {
    if (found.size < 2 || (!found.has('features') && !found.has('entities'))) return [];
    const isSure = found.has('entities') || found.has('widgets');
    const weight = isSure ? 1 : 0.6;
    if (base === DEFAULT_BASE) return [{ preset: 'feature-sliced', domains: [], layers: {}, weight }];
    const flat = ['shared', 'app'].filter((layer) =>
      files.some((file) => file.startsWith(joinPath(base, `${layer}/`))),
    );
    return [
      {
        preset: 'feature-sliced',
        domains: SLICED_NAMES.map((layer) => joinPath(base, `${layer}/{domain}`)),
        layers: Object.fromEntries(flat.map((layer) => [layer, [joinPath(base, `${layer}/**`)]])),
        weight,
      },
    ];
  });
}

function joinPath(folder: string, rest: string): string {
  return folder === '' ? rest : `${folder}/${rest}`;
}

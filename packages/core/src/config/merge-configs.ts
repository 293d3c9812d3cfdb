import { joinKey } from './key-path';
import type { Config } from './schema';

/** A value with the place where it was written. */
export interface Written<T> {
  readonly value: T;
  /** Index of the config in the chain. */
  readonly source: number;
  /** Path of the key in that config. */
  readonly key: string;
}

export type LayerConfig = NonNullable<NonNullable<Config['layers']>[string]>;
export type Edit = NonNullable<Config['allow']>[number] | NonNullable<Config['deny']>[number];
export type RestrictionConfig = NonNullable<Config['packages']>[string];
export type RuleConfig = NonNullable<Config['rules']>[string];
type List = readonly string[];

/** A chain of configs as one: the later wins. Lists of things that stand for themselves are joined, all other lists replaced. */
export interface MergedConfig {
  readonly preset: Written<NonNullable<Config['preset']>> | undefined;
  readonly include: Written<List> | undefined;
  readonly tests: Written<List> | undefined;
  readonly exclude: readonly Written<string>[];
  readonly planned: readonly Written<string>[];
  readonly plugins: readonly Written<string>[];
  readonly domainPattern: Written<List> | undefined;
  readonly domainEntry: Written<List> | undefined;
  readonly uses: ReadonlyMap<string, Written<List>>;
  readonly strictDomains: Written<List> | undefined;
  readonly providerPattern: Written<List> | undefined;
  readonly providerEntry: Written<List> | undefined;
  readonly owns: ReadonlyMap<string, Written<List>>;
  /** Layer → its settings, each with the place where it was written. Layers in the order in which they first appear. */
  readonly layers: ReadonlyMap<string, MergedLayer>;
  readonly allow: readonly Written<Edit>[];
  readonly deny: readonly Written<Edit>[];
  readonly outside: readonly Written<NonNullable<Config['outside']>[number]>[];
  readonly packages: ReadonlyMap<string, Written<RestrictionConfig>>;
  readonly builtins: ReadonlyMap<string, Written<RestrictionConfig>>;
  readonly globals: ReadonlyMap<string, Written<RestrictionConfig>>;
  readonly exceptions: readonly Written<NonNullable<Config['exceptions']>[number]>[];
  readonly approvals: readonly Written<NonNullable<Config['approvals']>[number]>[];
  readonly rules: ReadonlyMap<string, readonly Written<RuleConfig>[]>;
}

/** Merged before it is known to be right: entries may lack keys. */
export type PartialConfig = { readonly [K in keyof MergedConfig]: Lenient<MergedConfig[K]> };

type Lenient<T> =
  T extends ReadonlyMap<string, infer V>
    ? ReadonlyMap<string, Lenient<V>>
    : T extends readonly (infer V)[]
      ? readonly Lenient<V>[]
      : T extends Written<infer V>
        ? Written<V extends string | boolean | List ? V : { readonly [K in keyof V]?: V[K] | undefined }>
        : T;

export interface MergedLayer {
  /** Where the layer was first named. */
  readonly named: Written<LayerConfig>;
  readonly files: Written<List> | undefined;
  readonly packages: Written<List> | undefined;
  readonly strict: Written<boolean> | undefined;
}

/** @param configs the chain, base first. List items may be `undefined` where a check has taken them out. */
export function mergeConfigs(configs: readonly Config[]): MergedConfig {
  const last = <T>(key: string, get: (config: Config) => T | undefined): Written<T> | undefined =>
    findLast(configs, key, get);
  const lastList = (key: string, get: (config: Config) => string | List | undefined): Written<List> | undefined =>
    last(key, (config) => toList(get(config)));
  const joined = (key: string, get: (config: Config) => List | undefined): readonly Written<string>[] =>
    replaceEarlier(gather(configs, key, get), (item) => item);
  return {
    preset: last('preset', (config) => config.preset),
    include: lastList('include', (config) => config.include),
    tests: lastList('tests', (config) => config.tests),
    exclude: joined('exclude', (config) => config.exclude),
    planned: joined('planned', (config) => config.planned),
    plugins: gather(configs, 'plugins', (config) => config.plugins),
    domainPattern: lastList('domains.pattern', (config) => config.domains?.pattern),
    domainEntry: lastList('domains.entry', (config) => config.domains?.entry),
    uses: collect(configs, 'domains.uses', (config) => config.domains?.uses, toList),
    strictDomains: lastList('domains.strict', (config) => config.domains?.strict),
    providerPattern: lastList('providers.pattern', (config) => config.providers?.pattern),
    providerEntry: lastList('providers.entry', (config) => config.providers?.entry),
    owns: collect(configs, 'providers.owns', (config) => config.providers?.owns, toList),
    layers: mergeLayers(configs),
    ...mergeEdits(configs),
    outside: gather(configs, 'outside', (config) => config.outside),
    packages: collect(configs, 'packages', (config) => config.packages),
    builtins: collect(configs, 'builtins', (config) => config.builtins),
    globals: collect(configs, 'globals', (config) => config.globals),
    exceptions: replaceEarlier(
      gather(configs, 'exceptions', (config) => config.exceptions),
      ({ rule, from, to }) => JSON.stringify([rule, from, to]),
    ),
    approvals: replaceEarlier(
      gather(configs, 'approvals', (config) => config.approvals),
      (approval) => approval.loosens,
    ),
    rules: mergeRules(configs),
  };
}

/** Items that a check has taken out stay `undefined`, so that the others keep their index. */
function toList(value: string | List | undefined): List | undefined {
  return typeof value === 'string' ? [value] : value;
}

function findLast<T>(
  configs: readonly Config[],
  key: string,
  get: (config: Config) => T | undefined,
): Written<T> | undefined {
  for (let source = configs.length - 1; source >= 0; source--) {
    const value = get(configs[source] as Config);
    if (value !== undefined) return { value, source, key };
  }
  return undefined;
}

function gather<T>(
  configs: readonly Config[],
  key: string,
  get: (config: Config) => readonly T[] | undefined,
): readonly Written<T>[] {
  return configs.flatMap((config, source) =>
    (get(config) ?? []).flatMap((value, index) =>
      value === undefined ? [] : [{ value, source, key: joinKey(key, index) }],
    ),
  );
}

function collect<T, R = T>(
  configs: readonly Config[],
  key: string,
  get: (config: Config) => Readonly<Record<string, T>> | undefined,
  convert: (value: T) => R | undefined = (value) => value as unknown as R,
): ReadonlyMap<string, Written<R>> {
  const collected = new Map<string, Written<R>>();
  configs.forEach((config, source) => {
    for (const [name, raw] of Object.entries(get(config) ?? {})) {
      const value = convert(raw);
      if (value !== undefined) collected.set(name, { value, source, key: joinKey(key, name) });
    }
  });
  return collected;
}

/** Drops what a later config says again. Two in one config stay: a check reports them. */
function replaceEarlier<T>(items: readonly Written<T>[], identify: (value: T) => string): readonly Written<T>[] {
  const latest = new Map(items.map((item) => [identify(item.value), item.source]));
  return items.filter((item) => latest.get(identify(item.value)) === item.source);
}

/** Whatever a later config says of a cell replaces all that earlier ones say of it. */
function mergeEdits(configs: readonly Config[]): Pick<MergedConfig, 'allow' | 'deny'> {
  const allow = gather<Edit>(configs, 'allow', (config) => config.allow);
  const deny = gather<Edit>(configs, 'deny', (config) => config.deny);
  const latest = new Map<string, number>();
  const identify = ({ from, to }: Edit): string => `${from} ${to}`;
  for (const { value, source } of [...allow, ...deny]) {
    latest.set(identify(value), Math.max(source, latest.get(identify(value)) ?? 0));
  }
  const isLatest = ({ value, source }: Written<Edit>): boolean => latest.get(identify(value)) === source;
  return { allow: allow.filter(isLatest), deny: deny.filter(isLatest) };
}

function mergeLayers(configs: readonly Config[]): MergedConfig['layers'] {
  const ids = new Set(configs.flatMap((config) => Object.keys(config.layers ?? {})));
  const find = <T>(id: string, field: string, get: (layer: LayerConfig) => T | undefined): Written<T> | undefined => {
    const key = joinKey('layers', id);
    return findLast(configs, field === '' ? key : joinKey(key, field), (config) => {
      const layer = config.layers?.[id];
      return layer === undefined ? undefined : get(layer);
    });
  };
  return new Map(
    Array.from(ids, (id) => [
      id,
      {
        named: find(id, '', (layer) => layer) as Written<LayerConfig>,
        files: find(id, 'files', (layer) => toList(layer.files)),
        packages: find(id, 'packages', (layer) => toList(layer.packages)),
        strict: find(id, 'strict', (layer) => layer.strict),
      },
    ]),
  );
}

function mergeRules(configs: readonly Config[]): MergedConfig['rules'] {
  const rules = new Map<string, readonly Written<RuleConfig>[]>();
  configs.forEach((config, source) => {
    for (const [id, value] of Object.entries(config.rules ?? {})) {
      rules.set(id, [...(rules.get(id) ?? []), { value, source, key: joinKey('rules', id) }]);
    }
  });
  return rules;
}

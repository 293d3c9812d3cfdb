import type { Fault } from '#types/fault';
import type { CellEdit, Policy, Restriction, RuleSetting } from '#types/policy';
import { buildLayers, findFolders, findProviderLayer } from './build-layers';
import { buildMatrix } from './build-matrix';
import { normalizeBuiltin } from './builtin-names';
import { checkConfig } from './check-config';
import type { KnownRule } from './check-rules';
import { checkSources, type ConfigSource, toFault } from './check-sources';
import { findNearest } from './find-nearest';
import { normalizeGlob } from './glob-format';
import { type Edit, mergeConfigs, type MergedConfig, type RestrictionConfig, type Written } from './merge-configs';
import { mapLines } from './map-lines';
import { PRESET_NAMES, type PresetName } from './presets/preset-names';
import { PRESETS } from './presets/presets';
import type { Config } from './schema';

export type PolicyOrFaults =
  { readonly policy: Policy; readonly faults?: never } | { readonly faults: readonly Fault[]; readonly policy?: never };

const DEFAULT_PRESET: PresetName = 'harness';
const DEFAULT_TESTS = ['**/*.{test,spec}.*', '**/__tests__/**', '**/__mocks__/**'];

/**
 * Builds the policy from a chain of configs, or says everything that is wrong with them.
 *
 * @param sources base first, the user's own config last; none: the default preset as it is
 * @param rules every rule that a config may name; `undefined` where they could not be found out: then none is checked
 */
export function buildPolicy(sources: readonly ConfigSource[], rules: readonly KnownRule[] | undefined): PolicyOrFaults {
  const { configs, faults: wrong } = checkSources(sources);
  const faults = [...wrong];
  const merged = mergeConfigs(configs);
  const name = merged.preset?.value ?? guessPreset(sources);
  // Without a preset no layer is known, and every name of one would be reported.
  if (name === undefined) return { faults };
  const preset = PRESETS[name];
  checkConfig(preset, merged, rules, (source, problem) =>
    faults.push(toFault(sources[source] as ConfigSource, problem)),
  );
  if (faults.length > 0) return { faults };

  const layers = buildLayers(preset, merged);
  const folders = findFolders(preset, merged);
  const allow = merged.allow.map(({ value }) => toCellEdit(value, 'listed'));
  const deny = merged.deny.map(({ value }) => toCellEdit(value, 'same'));
  const globs = (list: Written<readonly string[]> | undefined): readonly string[] | undefined =>
    list?.value.map(normalizeGlob);
  const policy: Policy = {
    source: sources.at(-1)?.file,
    preset: preset.name,
    include: globs(merged.include) ?? findInclude([...layers.flatMap((layer) => layer.files), ...folders.domains]),
    exclude: merged.exclude.map(({ value }) => normalizeGlob(value)),
    layers,
    matrix: buildMatrix(preset, layers, allow, deny),
    domains: {
      patterns: folders.domains,
      entry: globs(merged.domainEntry) ?? preset.domains.entry,
      uses: toRecord(merged.uses),
      strict: merged.strictDomains?.value ?? [],
      identity: preset.domains.identity,
    },
    providers: { patterns: folders.providers, entry: globs(merged.providerEntry) ?? preset.providers.entry },
    tests: globs(merged.tests) ?? DEFAULT_TESTS,
    planned: merged.planned.map(({ value }) => normalizeGlob(value)),
    outside: merged.outside.map(({ value }) => ({ ...value, files: value.files.map(normalizeGlob) })),
    packages: [...toRestrictions(merged.packages), ...toOwnership(merged, findProviderLayer(layers))],
    builtins: toRestrictions(
      new Map(Array.from(merged.builtins, ([name, restriction]) => [normalizeBuiltin(name), restriction])),
    ),
    globals: toRestrictions(merged.globals),
    allow,
    deny,
    exceptions: merged.exceptions.map(({ value }) => ({
      ...value,
      from: normalizeGlob(value.from),
      to: normalizeGlob(value.to),
    })),
    approvals: merged.approvals.map(({ value }) => value),
    plugins: merged.plugins.map(({ value, source }) => sources[source]?.plugins?.get(value) ?? normalizeGlob(value)),
    rules: toRuleSettings(merged.rules),
    lines: mapLines(merged, sources.at(-1)?.positions, sources.length - 1),
    written: findWritten(merged),
  };
  return { policy };
}

/** The preset where none passed the check: the default where none is written, the nearest where one is mistyped. */
function guessPreset(sources: readonly ConfigSource[]): PresetName | undefined {
  const written = sources.map(({ value }) =>
    typeof value === 'object' && value !== null ? (value as Config).preset : undefined,
  );
  const last: unknown = written.findLast((name: unknown) => name !== undefined);
  if (last === undefined) return DEFAULT_PRESET;
  return typeof last === 'string' ? findNearest<PresetName>(last, PRESET_NAMES) : undefined;
}

function toCellEdit({ from, to, kind, domain, why }: Edit, reach: CellEdit['domain']): CellEdit {
  return { from, to, kind: kind ?? 'both', domain: domain ?? reach, why };
}

function findInclude(globs: readonly string[]): readonly string[] {
  const firsts = globs
    .filter((glob) => !glob.startsWith('!'))
    .map((glob) => {
      const [first = '', ...rest] = glob.split('/');
      if (/[*?[\]{}()!+@]/.test(first)) return '**';
      return rest.length === 0 ? first : `${first}/**`;
    });
  return firsts.includes('**') ? ['**'] : [...new Set(firsts)].sort();
}

function toRecord(uses: MergedConfig['uses']): Policy['domains']['uses'] {
  return Object.fromEntries(Array.from(uses, ([domain, { value }]) => [domain, value]));
}

function toRestrictions(written: ReadonlyMap<string, Written<RestrictionConfig>>): readonly Restriction[] {
  return Array.from(written, ([name, { value }]) => ({
    name,
    onlyIn: value.onlyIn,
    why: value.why,
    instead: value.instead,
  }));
}

function toOwnership({ owns }: MergedConfig, layer = ''): readonly Restriction[] {
  return [...owns].flatMap(([provider, { value }]) =>
    value.map((name) => ({
      name,
      onlyIn: [`${layer}/${provider}`],
      why: `The provider \`${provider}\` owns \`${name}\`: everything else reaches it through that provider.`,
      instead: `the provider \`${provider}\``,
      provider,
    })),
  );
}

function toRuleSettings(rules: MergedConfig['rules']): Policy['rules'] {
  return Object.fromEntries(
    Array.from(rules, ([id, written]): [string, RuleSetting] => {
      const { severity = 'error', ...options } = Object.assign({}, ...written.map(({ value }) => value)) as Config & {
        readonly severity?: RuleSetting['severity'];
      };
      return [id, { severity, options }];
    }),
  );
}

function findWritten(merged: MergedConfig): readonly string[] {
  const lists = [
    merged.include,
    merged.domainPattern,
    merged.domainEntry,
    merged.providerPattern,
    merged.providerEntry,
    merged.tests,
  ];
  return [
    ...lists.flatMap((list) => (list === undefined || list.value.length === 0 ? [] : [list.key])),
    ...Array.from(merged.layers, ([, { files }]) => files?.key).filter((key) => key !== undefined),
    ...merged.outside.map((_, index) => `outside[${index}].files`),
  ];
}

import { createMatrix } from '#service/matrix';
import { type Plant, PLANTED_NAME } from '#service/proof/plant';
import { plantCycles } from '#service/proof/plant-cycles';
import { plantEdges } from '#service/proof/plant-edges';
import { plantOrigins } from '#service/proof/plant-origins';
import { plantGlobals, plantPackages } from '#service/proof/plant-packages';
import { toIdleException } from '#service/proof/to-idle-exception';
import { chooseSites, listSamplePaths, type SiteNames, type Sites } from '#service/proof/sites';
import { createFindCatcher } from '#service/proof/weigh-findings';
import type { Policy } from '#types/policy';
import type { OffenceKind } from '#types/proof';
import type { PlannedImport, PlannedOffence, ProofPlan } from '#types/proof-plan';
import type { Rule } from '#types/rule';
import { completeNames } from './complete-names';
import { createPlaceLookup } from './create-place-lookup';

/**
 * The offences of `prove` as code to be written down, for tools that read files: of the pairs of domains, those of the first two
 * and of the first one that `uses` lists. What a rule that is off would catch is left out, and so is what takes another policy.
 *
 * @param names the domains and providers that exist
 */
export function planProof(policy: Policy, rules: readonly Rule[], names: SiteNames): ProofPlan {
  const few = chooseFew(policy, completeNames(policy, names));
  const sites = chooseSites(policy, few, createPlaceLookup(policy, listSamplePaths(policy, few)));
  const matrix = createMatrix(policy);
  const findCatcher = createFindCatcher(rules);
  const toReport = (kinds: readonly OffenceKind[], from: string, to: string, typeOnly = false) => ({
    kind: kinds[0],
    expected: findCatcher(kinds)?.id,
    from,
    to,
    typeOnly,
  });
  const toOffence = (plant: Plant, isCell: boolean): PlannedOffence => ({
    ...toReport(plant.kinds, plant.from, plant.to, plant.typeOnly),
    isCell,
    at: 'line',
    statements: [toStatement(plant)],
  });
  const packages = plantPackages(policy, sites);
  const [site] = [...[...sites.inDomains.values()].flat(), ...sites.outsideDomains];
  const exceptions = site === undefined ? [] : [toIdleException(policy, rules, site)];
  const offences = [
    ...keepDistinct(plantEdges(policy, matrix, sites)).map((plant) => toOffence(plant, true)),
    ...packages.map((plant) => toOffence(plant, false)),
    ...plantOrigins(policy, matrix, sites).map((plant) => toOffence(plant, false)),
    ...plantGlobals(policy, sites).map(({ source, name, from }): PlannedOffence => ({
      ...toReport(['restricted-global'], from, name),
      isCell: false,
      at: 'line',
      statements: [{ kind: 'global', file: source, name }],
    })),
    ...(sites.loose === undefined
      ? []
      : [{ ...toReport(['loose-file'], sites.loose, ''), isCell: false, at: [sites.loose], statements: [] }]),
    ...exceptions.map((): PlannedOffence => ({
      ...toReport(['unused-exception'], 'the policy', 'an exception that nothing needs'),
      isCell: false,
      at: 'policy',
      statements: [],
    })),
    ...planCycles(policy, sites).map(({ kind, from, to, at, statements }) => ({
      ...toReport([kind], from, to),
      isCell: false,
      at,
      statements,
    })),
  ].filter(({ expected }) => expected === undefined || policy.rules[expected]?.severity !== 'off');
  return {
    offences,
    exceptions,
    files: listFiles(offences, sites),
    packages: [...new Set(packages.flatMap(({ target }) => (target.kind === 'package' ? [target.name] : [])))],
  };
}

/** What is planted for a pair of domains and again for a pair of their layers is one line of code. */
function keepDistinct(plants: readonly Plant[]): readonly Plant[] {
  return [...new Map(plants.map((plant) => [JSON.stringify(toStatement(plant)), plant])).values()];
}

/** The first two domains of each kind and the first that uses another, with that; the first two providers. */
function chooseFew({ domains: { uses } }: Policy, { domains, providers }: SiteNames): SiteNames {
  const kinds = new Map<string, string[]>();
  for (const domain of domains) {
    const kind = domain.slice(0, domain.lastIndexOf('/') + 1);
    kinds.set(kind, [...(kinds.get(kind) ?? []), domain]);
  }
  const pair = Object.entries(uses)
    .flatMap(([user, used]) => used.map((name) => [user, name]))
    .find((names) => names.every((name) => domains.includes(name)));
  const few = [...[...kinds.values()].flatMap((names) => names.slice(0, 2)), ...(pair ?? [])];
  return { domains: [...new Set(few)], providers: providers.slice(0, 2) };
}

function toStatement({ source, target, typeOnly, form, name = PLANTED_NAME }: Plant): PlannedImport {
  return {
    kind: form === 're-export' ? 're-export' : 'import',
    file: source,
    target: target.kind === 'file' ? { file: target.path } : { specifier: target.specifier },
    typeOnly,
    name,
  };
}

/** Two files of their own for each place that has room, and the first two domains or providers that need each other. */
function planCycles(policy: Policy, sites: Sites) {
  const cycles = plantCycles(policy, sites);
  const rename = (path: string): string => path.replace(/storypole-(offender|target)/, 'storypole-circle-$1');
  const lookup = createPlaceLookup(
    policy,
    cycles.flatMap(({ plants }) => plants.flatMap(({ source }) => [source, rename(source)])),
  );
  /** The files of an entry have one name, and are in use. */
  const isFree = ({ source }: Plant): boolean =>
    rename(source) !== source && lookup(source)?.id === lookup(rename(source))?.id;
  const ofFiles = cycles
    .filter(({ kind, plants }) => kind === 'file-cycle' && plants.every(isFree))
    .map(({ kind, plants, from, to }) => {
      const statements = plants.map(toStatement).map(({ file, target, ...rest }) => ({
        ...rest,
        file: rename(file),
        target: 'file' in target ? { file: rename(target.file) } : target,
      }));
      return { kind, from, to, at: statements.map(({ file }) => file), statements };
    });
  const ofDomains = cycles
    .filter(({ kind }) => kind === 'domain-cycle')
    .slice(0, 1)
    .map(({ kind, plants, from, to }) => ({
      kind,
      from,
      to,
      at: 'anywhere' as const,
      statements: plants.map(toStatement),
    }));
  return [...ofFiles, ...ofDomains];
}

function listFiles(offences: readonly PlannedOffence[], { inDomains, outsideDomains }: Sites): readonly string[] {
  const files = new Set([...[...inDomains.values()].flat(), ...outsideDomains].map(({ source }) => source));
  for (const { at, statements } of offences) {
    if (typeof at !== 'string') for (const file of at) files.add(file);
    for (const statement of statements) {
      files.add(statement.file);
      if (statement.kind !== 'global' && 'file' in statement.target) files.add(statement.target.file);
    }
  }
  return [...files];
}

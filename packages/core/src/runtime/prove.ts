import { judge } from '#service/judge';
import { createMatrix } from '#service/matrix';
import { buildProofGraph, FIRST_LINE } from '#service/proof/build-proof-graph';
import { plantCycles } from '#service/proof/plant-cycles';
import { plantEdges } from '#service/proof/plant-edges';
import { plantOrigins } from '#service/proof/plant-origins';
import { plantGlobals, plantPackages } from '#service/proof/plant-packages';
import { plantPolicy } from '#service/proof/plant-policy';
import { chooseSites, listSamplePaths, type SiteNames, type Sites } from '#service/proof/sites';
import { createFindCatcher, groupByLine, weigh, type Weighed } from '#service/proof/weigh-findings';
import type { Place } from '#types/place';
import type { Policy } from '#types/policy';
import type { OffenceKind, Proof } from '#types/proof';
import type { Rule } from '#types/rule';
import { completeNames } from './proof/complete-names';
import { createPlaceLookup } from './proof/create-place-lookup';
import { placePaths } from './proof/place-paths';

const TODAY = '2000-01-01';

/**
 * Plants what the policy closes into a graph of its own, and asks the rules: every closed pair of places, every restricted
 * package and global, every kind of offence that a rule says it catches. What is open is planted, too, and must pass.
 *
 * @param names the domains and providers that exist; where there are too few, others are made up
 */
export function prove(policy: Policy, rules: readonly Rule[], names: SiteNames): Proof {
  const known = completeNames(policy, names);
  const sites = chooseSites(policy, known, createPlaceLookup(policy, listSamplePaths(policy, known)));
  const weighed = [
    ...proveEdges(policy, rules, sites),
    ...proveCycles(policy, rules, sites),
    ...provePolicy(policy, rules, sites),
  ];
  const { byRule, ...tally } = weigh(weighed, createFindCatcher(rules), policy);
  return {
    ...tally,
    rules: rules
      .filter(({ catches }) => catches !== undefined)
      .map(({ id }) => ({
        id,
        severity: policy.rules[id]?.severity ?? 'error',
        ...(byRule.get(id) ?? { planted: 0, caught: 0 }),
      })),
    // A change is two states of a repository, and there is one graph.
    unproven: rules.filter(({ catches, scope }) => catches === undefined && scope !== 'change').map(({ id }) => id),
    unplantable: sites.unplantable,
  };
}

/** Dependencies, globals and single files in one graph, judged at once. */
function proveEdges(policy: Policy, rules: readonly Rule[], sites: Sites): readonly Weighed[] {
  const matrix = createMatrix(policy);
  const plants = [
    ...plantEdges(policy, matrix, sites),
    ...plantPackages(policy, sites),
    ...plantOrigins(policy, matrix, sites),
  ];
  const contested = findContested(policy, sites, toPlacementCheck(policy));
  const files = new Set([
    ...plants.flatMap(({ source, target }) => (target.kind === 'file' ? [source, target.path] : [source])),
    ...(sites.loose === undefined ? [] : [sites.loose]),
    ...contested.keys(),
  ]);
  const globals = plantGlobals(policy, sites).filter(({ source }) => files.has(source));
  const proof = buildProofGraph(placePaths(policy, [...files]), plants, globals, contested);
  const findings = judge({
    policy,
    graph: proof.graph,
    rules,
    today: TODAY,
    full: false,
    onlyRules: rules.filter(({ scope }) => scope !== 'graph').map(({ id }) => id),
  });
  const byLine = groupByLine(findings);
  const foundIn = (file: string): readonly string[] =>
    findings.filter(({ from }) => from.file === file && from.line < FIRST_LINE).map(({ rule }) => rule);
  const toFile = (kind: OffenceKind, file: string): Weighed => ({
    kinds: [kind],
    from: file,
    to: '',
    typeOnly: false,
    found: foundIn(file),
  });
  return [
    ...proof.plants.map(({ kinds, from, to, typeOnly }, row) => ({
      kinds,
      from,
      to,
      typeOnly,
      found: byLine.get(row + FIRST_LINE) ?? [],
    })),
    ...globals.map(({ from, name }, index): Weighed => ({
      kinds: ['restricted-global'],
      from,
      to: name,
      typeOnly: false,
      found: byLine.get(proof.plants.length + index + FIRST_LINE) ?? [],
    })),
    ...(sites.loose === undefined ? [] : [toFile('loose-file', sites.loose)]),
    ...Array.from(contested.keys(), (file) => toFile('contested-file', file)),
  ];
}

/** Each cycle in a graph of its own: what is found is about it. */
function proveCycles(policy: Policy, rules: readonly Rule[], sites: Sites): readonly Weighed[] {
  return plantCycles(policy, sites).map(({ kind, plants, from, to }) => {
    const paths = plants.flatMap(({ source, target }) => (target.kind === 'file' ? [source, target.path] : [source]));
    const { graph } = buildProofGraph(placePaths(policy, [...new Set(paths)]), plants, []);
    const findings = judge({
      policy,
      graph,
      rules,
      today: TODAY,
      full: false,
      onlyRules: rules.filter((rule) => rule.scope === 'graph' && rule.sees === 'graph').map(({ id }) => id),
    });
    return { kinds: [kind], from, to, typeOnly: false, found: findings.map(({ rule }) => rule) };
  });
}

/** The policy with something too much in it, against a file that imports nothing. */
function provePolicy(policy: Policy, rules: readonly Rule[], sites: Sites): readonly Weighed[] {
  const [site] = [...[...sites.inDomains.values()].flat(), ...sites.outsideDomains];
  if (site === undefined) return [];
  return plantPolicy(policy, rules, site).map(({ kind, policy: changed, to }) => {
    const { graph } = buildProofGraph(placePaths(changed, [site.source]), [], []);
    const findings = judge({ policy: changed, graph, rules, today: TODAY, full: true });
    return { kinds: [kind], from: 'the policy', to, typeOnly: false, found: findings.map(({ rule }) => rule) };
  });
}

function findContested(
  policy: Policy,
  sites: Sites,
  isPlaced: (path: string, place: Place) => boolean,
): ReadonlyMap<string, readonly string[]> {
  const rivals = policy.layers.slice(0, 2).map(({ id }) => id);
  for (const { target, place } of [...[...sites.inDomains.values()].flat(), ...sites.outsideDomains]) {
    const path = target.replace('storypole-target', 'storypole-contested');
    if (rivals.length === 2 && path !== target && isPlaced(path, place)) return new Map([[path, rivals]]);
  }
  return new Map();
}

function toPlacementCheck(policy: Policy): (path: string, place: Place) => boolean {
  return (path, place) => {
    const found = createPlaceLookup(policy, [path])(path);
    return found?.kind === place.kind && found.layer === place.layer && found.domain === place.domain && !found.test;
  };
}

import { findCycles, type Policy, type Rule, toRuleOptions } from '@storypole/core';
import type { DependencyType, ForbiddenRule } from '#types/cruiser-config';
import type { PlannedRule } from '#types/plan';
import type { Bounds } from './bounds';
import type { Regions } from './create-regions';
import { CYCLE_RULES } from './cycle-rules';
import { TYPE_ONLY } from './dependency-types';
import { toDomainGroups } from './domain-groups';
import { escapeRegex } from './escape-regex';
import { PLAIN_NAME } from './plain-name';
import { translateGlob } from './translate-glob';

/** What loads nothing into the same program: names of files, and mocks. */
const LOADS_NOTHING: readonly DependencyType[] = [...TYPE_ONLY, 'exotic-require'];

export function buildCycleRules(
  policy: Policy,
  rules: readonly Rule[],
  regions: Regions,
  bounds: Bounds,
): readonly PlannedRule[] {
  return rules.flatMap((rule): readonly PlannedRule[] => {
    const cycle = CYCLE_RULES[rule.id];
    if (cycle === undefined || policy.rules[rule.id]?.severity === 'off') return [];
    const isOn = toRuleOptions(policy, rule)[cycle.option] === true;
    const built =
      cycle.between === 'files'
        ? [buildFileCycle(rule, policy, regions, bounds, isOn)]
        : isOn
          ? [...buildDomainCycles(rule, policy, regions), ...buildProviderCycle(rule, policy)]
          : [];
    return built.map((one) => ({ each: 'once', rule: one }));
  });
}

function buildFileCycle(rule: Rule, policy: Policy, regions: Regions, bounds: Bounds, dynamic: boolean): ForbiddenRule {
  const ignored: readonly DependencyType[] = dynamic ? LOADS_NOTHING : [...LOADS_NOTHING, 'dynamic-import'];
  return {
    name: `${rule.id}/files`,
    severity: 'error',
    comment: `${whyOf(rule, 'files')} Move what both sides need into a module of its own that imports neither.`,
    from: { path: regions.globs(policy.include), ...(bounds.outside.length === 0 ? {} : { pathNot: bounds.outside }) },
    to: { circular: true, dependencyTypesNot: ignored, viaOnly: { dependencyTypesNot: ignored } },
  };
}

/**
 * Domains meet at entries that lie directly in their folders, so that a cycle of domains is one of folders. Only domains that
 * `uses` joins in a circle can have one that is no finding yet.
 */
function buildDomainCycles(rule: Rule, policy: Policy, regions: Regions): readonly ForbiddenRule[] {
  const isAtRoot = policy.domains.entry.every((glob) => !glob.includes('/'));
  if (!isAtRoot || policy.domains.identity === 'path') return [];
  const names = [...new Set(Object.entries(policy.domains.uses).flatMap(([domain, used]) => [domain, ...used]))];
  const targets = names.map((name) => (policy.domains.uses[name] ?? []).map((used) => names.indexOf(used)));
  const first = Int32Array.from([0, ...targets]);
  let total = 0;
  for (const [index, list] of targets.entries()) first[index + 1] = total += list.length;
  const digraph = { nodes: names.length, first, targets: Int32Array.from(targets.flat()) };
  const cycles = findCycles(digraph, (node) => names[node] ?? '', undefined);
  return cycles.flatMap(({ members }) => {
    const [group] = toDomainGroups(policy);
    if (group === undefined || members.length < 2) return [];
    const literal = `(${members.map((node) => escapeRegex(names[node] ?? '')).join('|')})`;
    const path = regions.domainFolders(group, { literal }).map(toFolder);
    const pathNot = regions.domainFolders(group, 'same').map(toFolder);
    return [
      {
        name: `${rule.id}/${members.map((node) => names[node] ?? '').join('+')}`,
        severity: 'error',
        comment: `${whyOf(rule, 'cycle')} Hand over what is needed as an argument.`,
        scope: 'folder',
        from: { path },
        to: { path, pathNot, circular: true },
      },
    ];
  });
}

/** Providers meet at their entries, as domains do, and nothing lists which may use which. */
function buildProviderCycle(rule: Rule, { providers }: Policy): readonly ForbiddenRule[] {
  const patterns = providers.patterns.filter((pattern) => pattern.endsWith('/{provider}'));
  if (patterns.length === 0 || providers.entry.some((glob) => glob.includes('/'))) return [];
  const toFolders = (provider: string): readonly string[] =>
    patterns.map((pattern) => `^${translateGlob(pattern, { domain: () => '[^/]+', hasParent: false, provider })}`);
  return [
    {
      name: `${rule.id}/providers`,
      severity: 'error',
      comment: `${whyOf(rule, 'cycle')} Hand over what is needed as an argument.`,
      scope: 'folder',
      from: { path: toFolders(`(${PLAIN_NAME})`) },
      to: { path: toFolders('[^/]+'), pathNot: toFolders('$1'), circular: true },
    },
  ];
}

/** Of everything below a folder, the folder. */
function toFolder(regex: string): string {
  return regex.replace(/\/$/, '$');
}

function whyOf({ messages, summary }: Rule, message: string): string {
  return messages[message]?.why ?? summary;
}

import { MARK } from '#types/marks';
import type { NameUse } from '#types/name-use';
import type { PlannedRule } from '#types/plan';
import type { Bounds } from './bounds';
import type { CellGroup } from './cells';
import type { Regions } from './create-regions';
import type { DomainGroup } from './domain-groups';
import type { FileClass } from './file-classes';
import { MOST_NAMES } from './most-names';
import { intersectRegexes } from './intersect-regexes';
import { isInDomain } from './list-cells';
import { toDependencyRule } from './to-dependency-rule';

export interface PlaceRulesInput {
  readonly domainGroups: readonly DomainGroup[];
  readonly classes: readonly FileClass[];
  readonly regions: Regions;
  readonly bounds: Bounds;
  readonly hasUses: boolean;
  /** As regular expressions: the odd ones have rules of their own. */
  readonly oddDomains: readonly string[];
}

const OWN: NameUse = { literal: MARK.domain };
const USED: NameUse = { literal: MARK.used };
const USERS: NameUse = { literal: MARK.users };

/** The rules for one group of cells: one for all domains, and where it must be, one for each that is special. */
export function buildPlaceRules(group: CellGroup, input: PlaceRulesInput): readonly PlannedRule[] {
  const { hasUses, oddDomains } = input;
  const dependsOnDomain = group.from.some(isInDomain);
  const odd = (each: PlannedRule['each']): readonly PlannedRule[] =>
    oddDomains.length > 0 && dependsOnDomain ? [{ each, rule: toRule(group, OWN, input) }] : [];
  switch (group.relation) {
    case 'unlisted':
      return [
        { each: 'once', rule: toRule(group, 'capture', input) },
        ...odd('odd-loner'),
        ...(hasUses ? [{ each: 'user' as const, rule: toUserRule(group, input) }] : []),
      ];
    case 'listed':
      return hasUses ? [{ each: 'user', rule: toUserRule(group, input) }] : [];
    case 'near':
    case 'far':
      return [{ each: 'once', rule: toRule(group, 'capture', input) }, ...odd('odd')];
    default:
      return [{ each: 'once', rule: toRule(group, 'capture', input) }];
  }
}

/** @param name how the importing domain stands in the regular expressions */
function toRule(group: CellGroup, name: NameUse, input: PlaceRulesInput): PlannedRule['rule'] {
  const { relation, kind, verdict } = group;
  const { regions, bounds, domainGroups, hasUses, oddDomains } = input;
  const isOdd = name !== 'capture';
  const same = isOdd ? name : 'same';
  const from = isOdd ? group.from.filter(isInDomain) : group.from;
  const others = [
    ...(hasUses && relation === 'unlisted' && !isOdd ? [USERS] : []),
    ...(oddDomains.length > 0 && !isOdd && from.some((one) => needsName(group, one) && isInDomain(one))
      ? [{ literal: toAlternatives(oddDomains) }]
      : []),
  ];
  return toDependencyRule({
    name: isOdd ? `${nameGroup(group)} of ${MARK.domainName}` : nameGroup(group),
    verdict,
    kind,
    from: {
      path: from.flatMap((one) => one.toRegexes(needsName(group, one) ? name : 'any')),
      pathNot: [
        ...bounds.unjudged,
        ...others.flatMap((name) => domainGroups.flatMap((one) => regions.domainFolders(one, name))),
      ],
    },
    to: {
      path: group.to.flatMap((one) => toTargets(one, group, same, input)),
      pathNot: [...bounds.elsewhere, ...toSpared(group, same, input)],
    },
  });
}

function toUserRule(group: CellGroup, { regions, bounds, domainGroups }: PlaceRulesInput): PlannedRule['rule'] {
  const isListed = group.relation === 'listed';
  const spared = isListed
    ? []
    : domainGroups.flatMap((one) => [...regions.domainFolders(one, OWN), ...regions.domainFolders(one, USED)]);
  const help = isListed
    ? group.verdict.help
    : `${MARK.domainName} may import ${MARK.usedNames} and no other domain; take what is needed as an argument.`;
  return toDependencyRule({
    name: `${MARK.domainName}${isListed ? ' to what it uses' : ''}`,
    verdict: { ...group.verdict, help },
    kind: group.kind,
    from: { path: group.from.flatMap((one) => one.toRegexes(OWN)), pathNot: bounds.unjudged },
    to: {
      path: group.to.flatMap((one) => one.toRegexes(isListed ? USED : 'any')),
      pathNot: [...bounds.elsewhere, ...spared],
    },
  });
}

function toAlternatives(regexes: readonly string[]): string {
  return regexes.length === 1 ? (regexes[0] ?? '') : `(?:${regexes.join('|')})`;
}

/** Whether the rule asks for the domain or provider that the importing file belongs to. */
function needsName({ relation, to }: CellGroup, from: FileClass): boolean {
  if (relation === 'provider' || relation === 'own-provider') return from.kind === 'provider';
  return isInDomain(from) && (relation !== 'near' || to.some(isInDomain));
}

function toTargets(
  target: FileClass,
  { relation }: CellGroup,
  same: NameUse,
  input: PlaceRulesInput,
): readonly string[] {
  switch (relation) {
    case 'near': {
      if (target.kind !== 'provider') return target.toRegexes(same);
      const entries = input.regions.providerEntries('any');
      const isAlone = input.classes.filter(({ kind }) => kind === 'provider').length === 1;
      return isAlone ? entries : intersectRegexes(entries, target.toRegexes('any'));
    }
    case 'own-provider':
      return target.toRegexes('same');
    default:
      return target.toRegexes('any');
  }
}

/** What the targets hold besides what is meant. */
function toSpared({ relation, from }: CellGroup, same: NameUse, input: PlaceRulesInput): readonly string[] {
  const { regions, domainGroups, classes } = input;
  switch (relation) {
    case 'far':
    case 'unlisted':
      return domainGroups.flatMap((one) => regions.domainFolders(one, same));
    case 'provider': {
      const providers = classes.filter(({ kind }) => kind === 'provider');
      const own = from.some(({ kind }) => kind === 'provider') ? providers.flatMap((one) => one.toRegexes('same')) : [];
      return [...regions.providerEntries('any'), ...own];
    }
    default:
      return [];
  }
}

function nameGroup({ from, to, relation, kind }: CellGroup): string {
  const labels = (classes: readonly FileClass[]): string => {
    const all = [...new Set(classes.map(({ label }) => label))];
    // The first one tells rules apart: what two of them begin with never leads to the same place twice.
    return all.length <= MOST_NAMES ? all.join('+') : `${all[0] ?? ''}+${String(all.length - 1)} more`;
  };
  const what = kind === 'both' ? '' : ` as ${kind}s`;
  switch (relation) {
    case 'near':
    case 'own-provider':
      return `${labels(from)} to ${labels(to)}${what}`;
    case 'provider':
      return `providers${what}`;
    case 'domains':
      return `${labels(from)} to ${labels(to)} of domains${what}`;
    default:
      return `other domains${what}`;
  }
}

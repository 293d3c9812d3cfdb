import type { Finding } from '#types/finding';
import type { OffenceKind, PlantReport } from '#types/proof';
import type { Rule } from '#types/rule';
import type { Policy } from '#types/policy';

/** The rule that has to notice an offence: of those that say they catch it, the first in precedence. */
export type FindCatcher = (kinds: readonly OffenceKind[]) => Rule | undefined;

export function createFindCatcher(rules: readonly Rule[]): FindCatcher {
  const ordered = [...rules].sort((a, b) => precedenceOf(a) - precedenceOf(b));
  return (kinds) => ordered.find(({ catches = [] }) => catches.some((kind) => kinds.includes(kind)));
}

function precedenceOf(rule: Rule): number {
  return rule.scope === 'edge' ? rule.precedence : Infinity;
}

/** What was planted at one place, and which rules spoke there. */
export interface Weighed extends Omit<PlantReport, 'expected' | 'kind'> {
  readonly kinds: readonly OffenceKind[];
}

/** How much of what was planted was found. */
export interface Tally {
  readonly planted: number;
  readonly caught: number;
  readonly controls: number;
  readonly missed: readonly PlantReport[];
  readonly falseAlarms: readonly PlantReport[];
  /** Id of a rule → what was planted for it, and what it caught. */
  readonly byRule: ReadonlyMap<string, { planted: number; caught: number }>;
}

/**
 * Demands of each offence exactly the finding of the rule that has to notice it, and of everything open no finding at all. What
 * is up to a rule that is off counts for that rule alone.
 */
export function weigh(weighed: readonly Weighed[], findCatcher: FindCatcher, policy: Policy): Tally {
  const missed: PlantReport[] = [];
  const falseAlarms: PlantReport[] = [];
  const byRule = new Map<string, { planted: number; caught: number }>();
  let caught = 0;
  let controls = 0;
  let off = 0;
  for (const { kinds, ...plant } of weighed) {
    const rule = findCatcher(kinds);
    const report = { ...plant, kind: kinds[0], expected: rule?.id };
    if (kinds.length === 0) {
      controls++;
      if (plant.found.length > 0) falseAlarms.push(report);
      continue;
    }
    const score = byRule.get(rule?.id ?? '') ?? { planted: 0, caught: 0 };
    byRule.set(rule?.id ?? '', score);
    score.planted++;
    if (rule !== undefined && policy.rules[rule.id]?.severity === 'off') {
      off++;
      continue;
    }
    if (rule !== undefined && plant.found.length === 1 && plant.found[0] === rule.id) {
      caught++;
      score.caught++;
    } else missed.push(report);
  }
  return { planted: weighed.length - controls - off, caught, controls, missed, falseAlarms, byRule };
}

export function groupByLine(findings: readonly Finding[]): ReadonlyMap<number, readonly string[]> {
  const groups = new Map<number, string[]>();
  for (const { rule, from } of findings) {
    const group = groups.get(from.line);
    if (group === undefined) groups.set(from.line, [rule]);
    else group.push(rule);
  }
  return groups;
}

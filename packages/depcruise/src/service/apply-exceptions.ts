import type { Policy } from '@storypole/core';
import type { ForbiddenRule, Patterns } from '#types/cruiser-config';
import { MARK } from '#types/marks';
import type { PlannedRule } from '#types/plan';
import { escapeRegex } from './escape-regex';
import { translatePackage } from './translate-package';

type Exception = Policy['exceptions'][number];

/**
 * Takes out what the policy accepts. A rule cannot except a pair of files, so it is split in two: one for all other files, and
 * one for the importing file that spares the target.
 */
export function applyExceptions(
  planned: readonly PlannedRule[],
  exceptions: readonly Exception[],
): readonly PlannedRule[] {
  return exceptions.reduce<readonly PlannedRule[]>(
    (rules, exception) => rules.flatMap((one) => split(one, exception)),
    planned,
  );
}

function split({ each, rule }: PlannedRule, exception: Exception): readonly PlannedRule[] {
  const again = (split: ForbiddenRule): PlannedRule => ({ each, rule: split });
  if (!rule.name.startsWith(`${exception.rule}/`)) return [{ each, rule }];
  const from = `^${escapeRegex(exception.from)}$`;
  if ('module' in rule)
    return [again({ ...rule, module: { ...rule.module, pathNot: [...(rule.module.pathNot ?? []), from] } })];
  if ('scope' in rule) return [{ each, rule }];
  if (rule.to.circular === true) {
    // A cycle through the accepted step cannot be told from another one through the same files.
    const viaOnly = { ...rule.to.viaOnly, pathNot: [from] };
    return [again({ ...rule, from: exclude(rule.from, from), to: { ...rule.to, viaOnly } })];
  }
  if (!matches(rule.from.path, exception.from) || matches(rule.from.pathNot ?? [], exception.from))
    return [{ each, rule }];
  const target = [`^${escapeRegex(exception.to)}$`, ...translatePackage(exception.to)];
  const path = (rule.from.path ?? ['^']).filter((regex) => matches([regex], exception.from));
  return [
    again({ ...rule, from: exclude(rule.from, from) }),
    again({
      ...rule,
      name: `${rule.name} in ${exception.from}`,
      from: { ...rule.from, path: path.map((regex) => `^(?=${from.slice(1)})${regex.replace(/^\^/, '')}`) },
      to: { ...rule.to, pathNot: [...(rule.to.pathNot ?? []), ...target] },
    }),
  ];
}

function exclude<T extends { readonly pathNot?: Patterns }>(filter: T, regex: string): T {
  return { ...filter, pathNot: [...(filter.pathNot ?? []), regex] };
}

/** Whether a path may match; what is filled in later may be anything. */
function matches(regexes: Patterns | undefined, path: string): boolean {
  const marks = new RegExp(Object.values(MARK).join('|'), 'g');
  return regexes === undefined || regexes.some((regex) => new RegExp(regex.replaceAll(marks, '[^/]+')).test(path));
}

import type { DebtEntry } from '#types/debt';
import type { Finding, FindingTarget } from '#types/finding';

/**
 * The kinds of debt that would cover a finding, all of them together: one for each name, and for a cycle one for each step
 * inside it. `count` says how many of the kind the finding takes.
 */
export function listDebtKeys(finding: Omit<Finding, 'id'>): readonly DebtEntry[] {
  const { rule, from, to, names, typeOnly, listSteps } = finding;
  if (listSteps !== undefined)
    return listSteps().map((step) => ({ rule, from: step.from, to: step.to, symbol: 'value', count: step.count }));
  const target = to === undefined ? from.file : nameTarget(to);
  const key = { rule, from: from.file, to: target, count: 1 };
  if (typeOnly === undefined) {
    const symbol = to === undefined ? ['file', ...names].join(' ') : 'global';
    return [{ ...key, symbol }];
  }
  const kind = typeOnly ? 'type' : 'value';
  if (names.length === 0) return [{ ...key, symbol: kind }];
  return [...new Set(names)].map((name) => ({ ...key, symbol: `${kind} ${name}` }));
}

function nameTarget(target: FindingTarget): string {
  return target.file ?? target.package ?? target.builtin ?? target.global ?? target.specifier ?? '';
}

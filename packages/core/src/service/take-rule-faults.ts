import type { Fault } from '#types/fault';
import type { GuardedRule } from '#types/guarded-rule';
import type { Rule } from '#types/rule';

/** What the rules of plugins among some threw since they were asked for it the last time. */
export function takeRuleFaults(rules: readonly Rule[]): readonly Fault[] {
  return rules.filter(isGuarded).flatMap(({ takeFaults }) => takeFaults());
}

function isGuarded(rule: Rule): rule is GuardedRule {
  return 'takeFaults' in rule;
}

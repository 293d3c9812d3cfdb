import type { Policy } from '#types/policy';
import type { OptionDescription, Rule, RuleOptions } from '#types/rule';

/** The options of a rule: what the policy sets, and the defaults of all others. */
export function toRuleOptions(policy: Policy, rule: Rule): RuleOptions {
  const set = policy.rules[rule.id]?.options ?? {};
  return Object.fromEntries(
    Object.entries(rule.options ?? {}).map(([name, description]) => {
      const value = set[name];
      return [name, hasType(value, description) ? value : description.default];
    }),
  );
}

/** Whether a value is one that an option can take. */
export function hasType(value: unknown, description: OptionDescription): value is RuleOptions[string] {
  if (description.type !== 'strings') return typeof value === description.type;
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

import type { Exception, Policy } from '#types/policy';
import type { Rule } from '#types/rule';
import type { Site } from './sites';

/** An exception that nothing needs. */
export function toIdleException(policy: Policy, rules: readonly Rule[], { source, target }: Site): Exception {
  const edge = rules.find((rule) => rule.scope === 'edge' && policy.rules[rule.id]?.severity !== 'off');
  return {
    rule: edge?.id ?? '',
    from: source,
    to: target,
    why: 'It is planted.',
    owner: '@storypole',
    until: '9999-12-31',
  };
}

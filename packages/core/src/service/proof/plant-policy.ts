import type { OffenceKind } from '#types/proof';
import type { Policy } from '#types/policy';
import type { Rule } from '#types/rule';
import type { Site } from './sites';
import { toIdleException } from './to-idle-exception';

/** A policy that says more than it needs to. */
export interface PolicyPlant {
  readonly kind: OffenceKind;
  readonly policy: Policy;
  /** What is too much. */
  readonly to: string;
}

/** One policy for each thing that can be too much in it; nothing else in it could be. */
export function plantPolicy(policy: Policy, rules: readonly Rule[], site: Site): readonly PolicyPlant[] {
  const bare: Policy = { ...policy, exceptions: [], allow: [], planned: [] };
  const exception = toIdleException(policy, rules, site);
  const [from] = policy.layers;
  const to = policy.layers.at(-1);
  return [
    { kind: 'unused-exception', policy: { ...bare, exceptions: [exception] }, to: 'an exception that nothing needs' },
    {
      kind: 'expired-exception',
      policy: { ...bare, exceptions: [{ ...exception, until: '1999-12-31' }] },
      to: 'an exception past its date',
    },
    { kind: 'past-plan', policy: { ...bare, planned: [site.source] }, to: 'a plan that has come true' },
    ...(from === undefined || to === undefined
      ? []
      : [
          {
            kind: 'unused-allow' as const,
            policy: {
              ...bare,
              allow: [
                { from: from.id, to: to.id, kind: 'both' as const, domain: 'same' as const, why: 'It is planted.' },
              ],
            },
            to: 'an allow that nothing needs',
          },
        ]),
  ];
}

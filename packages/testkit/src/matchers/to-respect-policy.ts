import type { Verdict } from '#types/verdict';
import { checkPolicy } from './check-policy';

/** The subject keeps every rule of the policy, those of the config's plugins among them. */
export function toRespectPolicy(received: unknown, ...rules: readonly string[]): Verdict {
  return checkPolicy('toRespectPolicy', received, undefined, 'respect the policy', rules);
}

import type { Policy } from '#types/policy';
import { findStaticPrefix } from './compile-pattern';

/** Whether a path could lie inside `include`, or holds what could: told by the fixed beginnings of the patterns. */
export function createRelevance(policy: Policy): (path: string) => boolean {
  const prefixes = policy.include.map(findStaticPrefix);
  return (path) =>
    prefixes.some(
      (prefix) => prefix === '' || path === prefix || path.startsWith(`${prefix}/`) || prefix.startsWith(`${path}/`),
    );
}

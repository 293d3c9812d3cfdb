import type { Place } from '#types/place';
import type { OutsideRule, Policy } from '#types/policy';
import picomatch from 'picomatch';
import { isWithin } from './is-within';

/** The rule of `outside` that opens a file outside `include` to a place; `undefined` where none does. */
export function findOutsideRule(policy: Policy, from: Place, path: string): OutsideRule | undefined {
  return policy.outside.find((rule) => isWithin(policy, from, rule.onlyIn) && matchesAny(rule.files, path));
}

const matchers = new Map<string, (path: string) => boolean>();

/** Whether a path matches one of the globs and none of those that begin with `!`. Placeholders stand for one segment. */
export function matchesAny(globs: readonly string[], path: string): boolean {
  const matches = (glob: string): boolean => {
    let matcher = matchers.get(glob);
    if (matcher === undefined) {
      matcher = picomatch(glob.replaceAll(/\{(?:domain|provider)\}/g, '*'), { dot: true });
      matchers.set(glob, matcher);
    }
    return matcher(path);
  };
  return (
    globs.some((glob) => !glob.startsWith('!') && matches(glob)) &&
    !globs.some((glob) => glob.startsWith('!') && matches(glob.slice(1)))
  );
}

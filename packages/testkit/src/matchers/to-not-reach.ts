import type { EdgeOptions } from '#types/edge-options';
import type { Target } from '#types/target';
import type { Verdict } from '#types/verdict';
import { findPaths } from '#service/find-paths';
import { resolveTarget } from '#service/resolve-target';
import { splitOptions } from '#service/split-options';
import { checkFiles } from './check-files';

const NAME = 'toNotReach';

/** No file of the subject leads to the targets, through however many files. */
export function toNotReach(received: unknown, ...args: readonly (Target | EdgeOptions)[]): Verdict {
  const { targets, options } = splitOptions<EdgeOptions>(NAME, args, ['checkTypes', 'why', 'fix']);
  return checkFiles(NAME, received, options, (subject) => {
    const target = resolveTarget(NAME, subject.model, targets);
    return {
      claim: `not reach ${target.title}`,
      offences: findPaths(subject, target, options.checkTypes ?? true),
    };
  });
}

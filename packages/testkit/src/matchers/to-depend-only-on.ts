import type { EdgeOptions } from '#types/edge-options';
import type { Target } from '#types/target';
import type { Verdict } from '#types/verdict';
import { findStrays } from '#service/find-strays';
import { resolveTarget } from '#service/resolve-target';
import { splitOptions } from '#service/split-options';
import { checkFiles } from './check-files';

const NAME = 'toDependOnlyOn';

export interface DependOnlyOptions extends EdgeOptions {
  /** Whether packages and builtins that are not named are offences. Default: whether one is named. */
  readonly checkPackages?: boolean;
}

/** Every dependency of the subject leads into the subject itself or into the targets. */
export function toDependOnlyOn(received: unknown, ...args: readonly (Target | DependOnlyOptions)[]): Verdict {
  const { targets, options } = splitOptions<DependOnlyOptions>(NAME, args, [
    'checkTypes',
    'checkPackages',
    'why',
    'fix',
  ]);
  return checkFiles(NAME, received, options, (subject) => {
    const target = resolveTarget(NAME, subject.model, targets);
    const { checkTypes = true, checkPackages = target.packages.length > 0 } = options;
    return {
      claim: `depend only on ${target.title}`,
      offences: findStrays(subject, target, { checkTypes, checkPackages }),
    };
  });
}

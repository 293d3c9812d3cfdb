import type { EdgeOptions } from '#types/edge-options';
import type { Target } from '#types/target';
import type { Verdict } from '#types/verdict';
import { findContacts } from '#service/find-contacts';
import { resolveTarget } from '#service/resolve-target';
import { splitOptions } from '#service/split-options';
import { checkFiles } from './check-files';

const NAME = 'toNotDependOn';

/** No file of the subject depends on the targets: not directly, and not through modules that hand their names on. */
export function toNotDependOn(received: unknown, ...args: readonly (Target | EdgeOptions)[]): Verdict {
  const { targets, options } = splitOptions<EdgeOptions>(NAME, args, ['checkTypes', 'why', 'fix']);
  return checkFiles(NAME, received, options, (subject) => {
    const target = resolveTarget(NAME, subject.model, targets);
    return {
      claim: `not depend on ${target.title}`,
      offences: findContacts(subject, target, options.checkTypes ?? true),
    };
  });
}

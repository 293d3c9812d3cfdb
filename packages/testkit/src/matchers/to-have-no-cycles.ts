import type { Area } from '#types/area';
import type { EdgeOptions } from '#types/edge-options';
import type { Verdict } from '#types/verdict';
import { findAreaCycles } from '#service/find-area-cycles';
import { findFileCycles } from '#service/find-file-cycles';
import { isArea } from '#service/is-area';
import { requireKeys } from '#service/split-options';
import { checkFiles } from './check-files';

const NAME = 'toHaveNoCycles';

export interface CycleMatcherOptions extends EdgeOptions {
  /** Between files: whether what is loaded later, by `import()`, counts. Default: `true`. */
  readonly dynamic?: boolean;
}

/**
 * Files: none needs itself at run time, through whatever others. Several parts of the policy (`arch.domains`): none needs
 * itself through the others, types included.
 */
export function toHaveNoCycles(received: unknown, options: CycleMatcherOptions = {}): Verdict {
  const areas = toAreas(received);
  requireKeys(NAME, options, areas === undefined ? ['dynamic', 'why', 'fix'] : ['checkTypes', 'why', 'fix']);
  return checkFiles(NAME, received, options, (subject) => ({
    claim: 'have no cycles',
    offences:
      areas === undefined
        ? findFileCycles(subject, { dynamic: options.dynamic ?? true })
        : findAreaCycles(subject.model, areas, options.checkTypes ?? true),
  }));
}

function toAreas(received: unknown): readonly Area[] | undefined {
  return Array.isArray(received) && received.length > 1 && received.every(isArea) ? received : undefined;
}

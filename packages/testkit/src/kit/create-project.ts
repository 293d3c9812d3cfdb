import type { Fault, Finding } from '@storypole/core';
import type { Kit } from '#types/kit';
import type { Model } from '#types/model';
import type { Whole } from '#types/subject';
import { judgeAll } from '#service/judge-all';
import { show } from '#service/show';
import { createKit } from './create-kit';
import { readVirtualModel, type VirtualFiles, type VirtualOptions } from './read-virtual-model';

/** A project in memory: selections of its own, and what the policy finds in it. `expect` takes it as it takes `arch`. */
export interface VirtualProject extends Kit, Whole {
  readonly findings: readonly Finding[];
  /** What could not be read. */
  readonly faults: readonly Fault[];
}

/** @param open the project whose policy holds where the files hold no config */
export function createProject(files: VirtualFiles, options: VirtualOptions, open: () => Model): VirtualProject {
  const model = readVirtualModel(files, options, open);
  let findings: readonly Finding[] | undefined;
  return show(
    { faults: model.faults },
    {
      ...createKit(() => model),
      kind: 'arch' as const,
      model,
      get findings() {
        return (findings ??= judgeAll(model));
      },
    },
  );
}

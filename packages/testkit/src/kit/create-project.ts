import type { Fault, Finding } from '@storypole/core';
import type { Model } from '#types/model';
import { type Arch, createKit, type Kit } from './create-kit';
import { judgeAll } from '#service/judge-all';
import { readVirtualModel, type VirtualFiles, type VirtualOptions } from './read-virtual-model';

/** A project in memory: `arch` and the other selections of its own, and what the policy finds in it. */
export interface VirtualProject extends Arch, Omit<Kit, 'arch'> {
  readonly findings: readonly Finding[];
  /** What could not be read. */
  readonly faults: readonly Fault[];
}

/** @param open the project whose policy holds where the files hold no config */
export function createProject(files: VirtualFiles, options: VirtualOptions, open: () => Model): VirtualProject {
  const model = readVirtualModel(files, options, open);
  const { arch, ...selections } = createKit(() => model);
  let findings: readonly Finding[] | undefined;
  const project = {
    get findings() {
      return (findings ??= judgeAll(model));
    },
    faults: model.faults,
  };
  return Object.defineProperties(project, {
    ...Object.getOwnPropertyDescriptors(arch),
    ...Object.getOwnPropertyDescriptors(selections),
  }) as typeof project & Arch & Omit<Kit, 'arch'>;
}

import { createNodeProviders, createWarmProject, FaultError } from '@storypole/core';
import { rules } from '@storypole/rules';
import { createSharedFile } from '#providers/shared-file';
import { toModel } from '#runtime/open-model';
import { packModel, type SharedModel } from '#runtime/pack-model';

/** A graph that lies in a file for the workers of a run. */
export interface Share {
  readonly path: string;
  /** Reads again what changed. Where the config became wrong, that is what the workers are told. */
  readonly refresh: () => void;
  readonly remove: () => void;
}

/**
 * Reads a project and lays its graph into a file. What was read is held, so that a later run costs what changed.
 *
 * @param root absolute, POSIX
 * @throws FaultError where the config is wrong from the start
 */
export function shareModel(root: string): Share {
  const file = createSharedFile('storypole');
  const providers = createNodeProviders();
  const project = createWarmProject({ cwd: root }, providers, rules);
  const share = (): void => {
    const { rules: own, ...read } = project.open();
    file.write(packModel(toModel({ ...read, rules: () => own }, providers)) satisfies SharedModel);
  };
  try {
    share();
  } catch (error) {
    file.remove();
    throw error;
  }
  return {
    path: file.path,
    refresh: () => {
      try {
        share();
      } catch (error) {
        // Thrown here, it would end the watch; thrown in a test, it is put right and the watch goes on.
        if (!(error instanceof FaultError)) throw error;
        file.write({ faults: error.faults } satisfies SharedModel);
      }
    },
    remove: file.remove,
  };
}

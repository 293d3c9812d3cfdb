import { createNodeProviders } from '@storypole/core';
import { rules } from '@storypole/rules';
import { createSharedFile } from '#providers/shared-file';
import { openModel } from '#runtime/open-model';
import { packModel } from '#runtime/pack-model';

/** A graph that lies in a file for the workers of a run. */
export interface Share {
  readonly path: string;
  /** Reads the project again. */
  readonly refresh: () => void;
  readonly remove: () => void;
}

/** Reads a project and lays its graph into a file. @param root absolute, POSIX */
export function shareModel(root: string): Share {
  const file = createSharedFile('storypole');
  const refresh = (): void => file.write(packModel(openModel({ root }, createNodeProviders(), rules)));
  try {
    refresh();
  } catch (error) {
    file.remove();
    throw error;
  }
  return { path: file.path, refresh, remove: file.remove };
}

import { createNodeProviders } from '@storypole/core';
import { rules } from '@storypole/rules';
import type { Model } from '#types/model';
import { readSharedFile, stampSharedFile } from '#providers/shared-file';
import { workingFolder } from '#providers/working-folder';
import { openModel } from '#runtime/open-model';
import { type SharedModel, unpackModel } from '#runtime/pack-model';

interface Kept {
  readonly model: Model;
  /** Of the shared file that it was read from. */
  readonly stamp: string | undefined;
}

let findShared: () => string | undefined = () => undefined;
let kept: Kept | undefined;
/** Whether the stamp was looked at in this turn of the event loop: nothing can be run again within one. */
let isFresh = false;

// A test's fake timers would never let it end.
const later = setImmediate;

/** The project in whose folder the tests run: read once a run where somebody shares it, else once a worker. */
export function currentModel(): Model {
  if (kept !== undefined && isFresh) return kept.model;
  isFresh = true;
  later(() => (isFresh = false));
  const file = findShared();
  const stamp = file === undefined ? undefined : stampSharedFile(file);
  if (kept !== undefined && kept.stamp === stamp) return kept.model;
  const providers = createNodeProviders();
  const model =
    file === undefined || stamp === undefined
      ? openModel({ root: workingFolder() }, providers, rules)
      : unpackModel(readSharedFile(file) as SharedModel, providers, rules);
  kept = { model, stamp };
  return model;
}

/** Says where the graph of this run lies. @param find the path of a shared file, or `undefined` where there is none */
export function useSharedModel(find: () => string | undefined): void {
  findShared = find;
  isFresh = false;
}

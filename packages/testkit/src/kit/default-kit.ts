import { createNodeProviders } from '@storypole/core';
import { rules } from '@storypole/rules';
import type { Model } from '#types/model';
import { workingFolder } from '#providers/working-folder';
import { openModel } from '#runtime/open-model';
import { createKit } from './create-kit';

let model: Model | undefined;

/** The kit of the project in whose folder the tests run. */
export const defaultKit = createKit(
  () => (model ??= openModel({ root: workingFolder() }, createNodeProviders(), rules)),
);

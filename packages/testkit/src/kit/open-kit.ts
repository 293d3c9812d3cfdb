import { createNodeProviders } from '@storypole/core';
import { rules } from '@storypole/rules';
import type { Kit } from '#types/kit';
import type { Model } from '#types/model';
import type { Settings } from '#types/settings';
import { workingFolder } from '#providers/working-folder';
import { openModel } from '#runtime/open-model';
import { createKit } from './create-kit';

/** The selections of another project than the one in whose folder the tests run. Read once, when first looked at. */
export function openKit({ root = workingFolder(), config }: Settings = {}): Kit {
  let model: Model | undefined;
  return createKit(
    () => (model ??= openModel({ root: root.replaceAll('\\', '/'), config }, createNodeProviders(), rules)),
  );
}

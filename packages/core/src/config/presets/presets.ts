import { featureSliced } from './feature-sliced';
import { harness } from './harness';
import { harnessAdjacent } from './harness-adjacent';
import { harnessFigure } from './harness-figure';
import { hexagonal } from './hexagonal';
import { none } from './none';
import { onion } from './onion';
import type { Preset } from './preset';
import type { PresetName } from './preset-names';

/** Every preset by its name. */
export const PRESETS: Readonly<Record<PresetName, Preset>> = {
  harness,
  'harness/adjacent': harnessAdjacent,
  'harness/figure': harnessFigure,
  hexagonal,
  onion,
  'feature-sliced': featureSliced,
  none,
};

export const PRESET_NAMES = [
  'harness',
  'harness/adjacent',
  'harness/figure',
  'hexagonal',
  'onion',
  'feature-sliced',
  'none',
] as const;

export type PresetName = (typeof PRESET_NAMES)[number];

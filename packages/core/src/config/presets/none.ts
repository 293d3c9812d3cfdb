import type { Preset } from './preset';

/** Nothing but what the config says. */
export const none: Preset = {
  name: 'none',
  summary: 'No layers, no domains and no providers but those that the config names.',
  base: 'src',
  domains: { patterns: [], entry: ['index.*'], identity: 'name' },
  providers: { patterns: [], entry: ['index.*'] },
  layers: [],
  wiring: undefined,
  reasons: [],
};

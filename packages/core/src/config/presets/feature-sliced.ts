import type { Reach } from '#types/policy';
import type { Preset, PresetLayer } from './preset';

/** From the lowest to the highest; each slice is a domain whose folder is part of its name. */
const SLICED = ['entities', 'features', 'widgets', 'pages'];

const layers: readonly PresetLayer[] = [
  { id: 'shared', files: ['src/shared/**', 'src/shared.*'], may: { shared: 'same' } },
  ...SLICED.map((id, index) => ({
    id,
    files: ['<domain>/**'],
    may: Object.fromEntries<Reach>([
      ['shared', 'same'],
      ...SLICED.slice(0, index).map((to) => [to, 'any'] as const),
      [id, 'listed'],
    ]),
  })),
  { id: 'app', files: ['src/app/**', 'src/app.*'], may: {} },
];

/** Feature-Sliced Design: a slice may import slices of lower layers through their public API, and no slice of its own layer. */
export const featureSliced: Preset = {
  name: 'feature-sliced',
  summary:
    'Feature-Sliced Design: shared, entities, features, widgets, pages and app; slices meet only downward, through their public API.',
  base: 'src',
  domains: { patterns: SLICED.map((id) => `src/${id}/{domain}`), entry: ['index.*'], identity: 'path' },
  providers: { patterns: [], entry: ['index.*'] },
  layers,
  wiring: { id: 'app', reach: 'any' },
  reasons: [
    { from: ['shared'], why: '`shared` is the foundation without business: it may import only `shared`.' },
    { to: ['app'], why: '`app` starts everything: it may import every layer, and nothing may import `app`.' },
    {
      from: ['entities'],
      why: '`entities` may import only `shared`: a business object knows nothing of what is done with it.',
    },
    {
      from: ['features'],
      why: '`features` may import only `entities` and `shared`; a feature is put on a screen by a widget or a page.',
    },
    {
      from: ['widgets'],
      why: '`widgets` may import only `features`, `entities` and `shared`; `pages` may import `widgets`.',
    },
  ],
};

import { harness } from './harness';
import type { Preset } from './preset';

const MAY_IMPORT_UTILS = ['providers', 'utils', 'app'];

/** `harness` as the figure draws it: utils feed providers alone, and providers feed service and what is built on it. */
export const harnessFigure: Preset = {
  ...harness,
  name: 'harness/figure',
  summary: 'As `harness`, but only `providers` may import `utils`.',
  layers: harness.layers.map((layer) => ({
    ...layer,
    may: Object.fromEntries(
      Object.entries(layer.may).filter(([to]) => to !== 'utils' || MAY_IMPORT_UTILS.includes(layer.id)),
    ),
  })),
  reasons: [
    {
      from: harness.layers.map((layer) => layer.id).filter((id) => !MAY_IMPORT_UTILS.includes(id)),
      to: ['utils'],
      why: '`utils` stands outside the domains and feeds `providers`; `service`, `runtime` and `ui` may import `providers`.',
    },
    {
      to: ['app'],
      why: '`app` wires everything together; a module that imports it cannot be used or tested without the whole application.',
    },
    {
      from: ['types'],
      why: '`types` is the vocabulary of a domain: it may import only `types`, so that whoever imports it takes nothing else along.',
    },
    { from: ['config'], why: '`config` is read before anything runs: it may import only `types` and `config`.' },
    ...harness.reasons,
  ],
};

import { open, type Preset, type PresetLayer, type Reason } from './preset';

const inDomain = (id: string, may: string): PresetLayer => ({
  id,
  files: [`<domain>/${id}/**`, `<domain>/${id}.*`],
  may: open(may),
});

const layers: readonly PresetLayer[] = [
  inDomain('types', 'types utils'),
  inDomain('config', 'types config utils'),
  inDomain('repo', 'types config repo utils'),
  {
    id: 'providers',
    files: ['<provider>/**', '<provider>.*', '<domain>/providers/**', '<domain>/providers.*'],
    may: open('types config providers utils'),
  },
  inDomain('service', 'types config repo providers service utils'),
  inDomain('runtime', 'types config repo providers service runtime utils'),
  inDomain('ui', 'types config repo providers service runtime ui utils'),
  { id: 'utils', files: ['src/utils/**', 'src/utils.*'], may: open('utils') },
  { id: 'app', files: ['src/app/**', 'src/app.*'], may: {} },
];

const reasons: readonly Reason[] = [
  {
    to: ['app'],
    why: '`app` wires everything together; a module that imports it cannot be used or tested without the whole application.',
  },
  {
    from: ['utils'],
    why: '`utils` knows nothing of the application: it may import only `utils`, so that it can be used anywhere.',
  },
  {
    from: ['types'],
    why: '`types` is the vocabulary of a domain: it may import only `types` and `utils`, so that whoever imports it takes nothing else along.',
  },
  { from: ['config'], why: '`config` is read before anything runs: it may import only `types`, `config` and `utils`.' },
  {
    from: ['repo'],
    to: ['providers'],
    why: '`repo` reads and writes the data of its domain; a connector is handed to it as an argument, and `service` may import `providers`.',
  },
  {
    from: ['repo'],
    why: '`repo` reads and writes the data of its domain; the layers that decide, run and show are built on it, and `service` may import `repo`.',
  },
  {
    from: ['providers'],
    why: '`providers` lends what crosses every domain; it may import `types` and `config`, and whatever it needs beyond is handed to it as an argument.',
  },
  {
    from: ['service'],
    why: '`service` decides, without knowing when it is called or how the result is shown; `runtime` and `ui` may import `service`.',
  },
  {
    from: ['runtime'],
    why: '`runtime` calls services without knowing how a result is shown; `ui` may import `runtime`.',
  },
];

/** Types, Config, Repo, Service, Runtime and UI in every domain, Providers as the one door, Utils and App around them. */
export const harness: Preset = {
  name: 'harness',
  summary: 'Fixed layers in every business domain, providers as the one door for cross-cutting concerns.',
  base: 'src',
  domains: { patterns: ['src/domains/{domain}'], entry: ['index.*'], identity: 'name' },
  providers: { patterns: ['src/providers/{provider}'], entry: ['index.*'] },
  layers,
  wiring: { id: 'app', reach: 'everywhere' },
  reasons,
};

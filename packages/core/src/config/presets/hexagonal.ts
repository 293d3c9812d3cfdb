import { open, type Preset } from './preset';

const files = (id: string): readonly string[] => [`<domain>/${id}/**`, `<domain>/${id}.*`];

/** Ports and adapters (Alistair Cockburn): the inside knows nothing of the technology around it. */
export const hexagonal: Preset = {
  name: 'hexagonal',
  summary: 'Ports and adapters: domain and use cases inside, technology outside, ports between them.',
  base: 'src',
  domains: { patterns: [], entry: ['index.*'], identity: 'name' },
  providers: { patterns: [], entry: ['index.*'] },
  layers: [
    { id: 'domain', files: files('domain'), may: open('domain utils') },
    { id: 'ports', files: files('ports'), may: open('domain ports utils') },
    { id: 'application', files: files('application'), may: open('domain ports application utils') },
    { id: 'adapters', files: files('adapters'), may: open('domain ports application adapters utils') },
    { id: 'utils', files: ['src/utils/**', 'src/utils.*'], may: open('utils') },
    { id: 'app', files: ['src/app/**', 'src/app.*'], may: {} },
  ],
  wiring: { id: 'app', reach: 'everywhere' },
  reasons: [
    {
      to: ['app'],
      why: '`app` plugs adapters into ports; a module that imports it cannot be used without the whole application.',
    },
    { from: ['utils'], why: '`utils` knows nothing of the application: it may import only `utils`.' },
    {
      from: ['domain'],
      why: '`domain` holds the rules of the business: it may import only `domain` and `utils`, so that no technology can change it.',
    },
    {
      from: ['ports'],
      why: '`ports` says what the inside offers and needs, in words of `domain`; use cases and adapters may import `ports`.',
    },
    {
      from: ['application'],
      why: '`application` reaches technology through `ports`; `adapters` implements them and is plugged in by `app`.',
    },
  ],
};

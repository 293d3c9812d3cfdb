import { open, type Preset } from './preset';

const files = (id: string): readonly string[] => [`<domain>/${id}/**`, `<domain>/${id}.*`];

/** The onion (Jeffrey Palermo): a ring may import itself and every ring inside it; the outer ring has two sides. */
export const onion: Preset = {
  name: 'onion',
  summary:
    'Rings: the domain at the core, then domain services, application, and infrastructure and presentation side by side.',
  base: 'src',
  domains: { patterns: [], entry: ['index.*'], identity: 'name' },
  providers: { patterns: [], entry: ['index.*'] },
  layers: [
    { id: 'domain', files: files('domain'), may: open('domain utils') },
    { id: 'domain-services', files: files('domain-services'), may: open('domain domain-services utils') },
    { id: 'application', files: files('application'), may: open('domain domain-services application utils') },
    {
      id: 'infrastructure',
      files: files('infrastructure'),
      may: open('domain domain-services application infrastructure utils'),
    },
    {
      id: 'presentation',
      files: files('presentation'),
      may: open('domain domain-services application presentation utils'),
    },
    { id: 'utils', files: ['src/utils/**', 'src/utils.*'], may: open('utils') },
    { id: 'app', files: ['src/app/**', 'src/app.*'], may: {} },
  ],
  wiring: { id: 'app', reach: 'everywhere' },
  reasons: [
    {
      to: ['app'],
      why: '`app` puts the rings together; a module that imports it cannot be used without the whole application.',
    },
    { from: ['utils'], why: '`utils` knows nothing of the application: it may import only `utils`.' },
    {
      from: ['domain'],
      why: '`domain` is the core: it may import only `domain` and `utils`, and every ring around it may import `domain`.',
    },
    {
      from: ['domain-services'],
      why: '`domain-services` lies inside `application`: it may import only `domain`, itself and `utils`.',
    },
    {
      from: ['application'],
      why: '`application` declares the interfaces it needs; `infrastructure` and `presentation` lie outside it and may import `application`.',
    },
    {
      from: ['infrastructure', 'presentation'],
      why: '`infrastructure` and `presentation` are two sides of the outer ring: they meet in `application`, and `app` joins them.',
    },
  ],
};

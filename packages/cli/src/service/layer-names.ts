/** What folders and files of a layer are called in the wild, the preset's own name first. */
export interface LayerNames {
  readonly preset: string;
  readonly names: Readonly<Record<string, readonly string[]>>;
}

export const LAYER_NAMES: readonly LayerNames[] = [
  {
    preset: 'harness',
    names: {
      types: ['types', 'model', 'models'],
      config: ['config'],
      repo: ['repo', 'repos', 'repository', 'repositories'],
      providers: ['providers'],
      service: ['service', 'services'],
      runtime: ['runtime', 'controllers', 'handlers', 'routes'],
      ui: ['ui', 'components', 'views', 'pages'],
    },
  },
  {
    preset: 'hexagonal',
    names: {
      domain: ['domain'],
      ports: ['ports'],
      application: ['application', 'use-cases', 'usecases'],
      adapters: ['adapters'],
    },
  },
  {
    preset: 'onion',
    names: {
      domain: ['domain'],
      'domain-services': ['domain-services'],
      application: ['application'],
      infrastructure: ['infrastructure'],
      presentation: ['presentation'],
    },
  },
];

/** Layers around the domains, which lie beside them. */
export const OUTER_NAMES: Readonly<Record<string, readonly string[]>> = {
  utils: ['utils', 'util', 'lib'],
  app: ['app', 'main', 'index', 'server', 'cli', 'bin'],
};

/** The folders of Feature-Sliced Design that hold slices, from the lowest to the highest. */
export const SLICED_NAMES: readonly string[] = ['entities', 'features', 'widgets', 'pages'];

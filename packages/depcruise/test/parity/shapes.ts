/** What a preset makes of invented names: where files lie, and what a policy may speak of. */
export interface Shape {
  readonly preset: string;
  /** Names that a domain may get. */
  readonly domains: readonly string[];
  readonly layers: readonly string[];
  /** What besides the layers a cell may lead to. */
  readonly surroundings: readonly string[];
  /** Where domains may lie; the preset's own place where there is one. */
  readonly trees: readonly (readonly string[] | undefined)[];
  readonly providers: readonly string[];
  readonly listPaths: (layout: Layout) => readonly string[];
}

export interface Layout {
  readonly domains: readonly string[];
  readonly trees: readonly string[] | undefined;
  readonly deepEntry: boolean;
}

/** Names that mean something else in a regular expression are among them. */
const DOMAINS = ['billing', 'accounts', 'orders', '(shop)', '[id]', 'a.b', 'a-b', 'c++', '@kit', 'x$1', 'ünter'];
const AROUND = ['src/utils/text.ts', 'src/app/main.ts', 'src/stray.ts', 'src/stray.spec.ts', 'scripts/tool.ts'];

const HARNESS_LAYERS = ['types', 'config', 'repo', 'service', 'runtime', 'ui'];
const HARNESS_PROVIDERS = ['telemetry', 'auth'];

const harness: Omit<Shape, 'preset'> = {
  domains: DOMAINS,
  layers: HARNESS_LAYERS,
  surroundings: ['providers', 'utils', 'app'],
  trees: [['src/domains/{domain}'], ['src/domains/{domain}', 'src/legacy/{domain}']],
  providers: HARNESS_PROVIDERS,
  listPaths: ({ domains, trees = [], deepEntry }) => [
    ...domains.flatMap((domain, index) => {
      // With two trees, the files of some domains lie in the second one, and those of others in both.
      const folder = (trees[index % trees.length] ?? '').replace('{domain}', domain);
      const first = (trees[0] ?? '').replace('{domain}', domain);
      return [
        `${folder}/index.ts`,
        ...(deepEntry ? [`${folder}/public/api.ts`] : []),
        ...HARNESS_LAYERS.map((layer) => `${folder}/${layer}/${layer}-of-it.ts`),
        `${first}/types.ts`,
        `${folder}/service/nested/deeper/part.tsx`,
        `${folder}/service/part.test.ts`,
        `${folder}/loose.ts`,
        `${folder}/repo/shape.d.ts`,
      ];
    }),
    ...HARNESS_PROVIDERS.flatMap((provider) => [
      `src/providers/${provider}/index.ts`,
      `src/providers/${provider}/inner.ts`,
    ]),
    'src/providers/flags.ts',
    ...AROUND,
  ],
};

const SLICED = ['entities', 'features', 'widgets', 'pages'];

const featureSliced: Shape = {
  preset: 'feature-sliced',
  domains: SLICED.flatMap((layer) => ['cart', '(shop)', '[id]', 'a.b', 'c++'].map((slice) => `${layer}/${slice}`)),
  layers: ['shared', ...SLICED],
  surroundings: ['app'],
  trees: [undefined],
  providers: [],
  listPaths: ({ domains, deepEntry }) => [
    ...domains.flatMap((domain) => [
      `src/${domain}/index.ts`,
      ...(deepEntry ? [`src/${domain}/public/api.ts`] : []),
      `src/${domain}/model/state.ts`,
      `src/${domain}/ui/nested/view.tsx`,
      `src/${domain}/ui/view.test.ts`,
    ]),
    'src/shared/format.ts',
    'src/shared/ui/button.tsx',
    'src/entities/loose.ts',
    ...AROUND.filter((path) => !path.includes('utils')),
  ],
};

/** Layers of one file or many below `src`, and no domains. */
function stack(preset: string, layers: readonly string[]): Shape {
  return {
    preset,
    domains: [],
    layers,
    surroundings: ['utils', 'app'],
    trees: [undefined],
    providers: [],
    listPaths: () => [
      ...layers.flatMap((layer) => [
        `src/${layer}/index.ts`,
        `src/${layer}/${layer}-of-it.ts`,
        `src/${layer}/nested/deeper/part.tsx`,
        `src/${layer}/part.test.ts`,
        `src/${layer}/shape.d.ts`,
      ]),
      ...AROUND,
    ],
  };
}

/** Every preset that has a form of its own. */
export const SHAPES: readonly Shape[] = [
  { preset: 'harness', ...harness },
  { preset: 'harness/adjacent', ...harness },
  { preset: 'harness/figure', ...harness },
  featureSliced,
  stack('hexagonal', ['domain', 'ports', 'application', 'adapters']),
  stack('onion', ['domain', 'domain-services', 'application', 'infrastructure', 'presentation']),
];

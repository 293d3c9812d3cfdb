import fc from 'fast-check';

/** Names that mean something else in a regular expression are among them. */
const DOMAINS = ['billing', 'accounts', 'orders', '(shop)', '[id]', 'a.b', 'a-b', 'c++', '@kit', 'x$1', 'ünter'];
const LAYERS = ['types', 'config', 'repo', 'service', 'runtime', 'ui'];
const PROVIDERS = ['telemetry', 'auth'];

interface Invented {
  readonly domains: readonly string[];
  readonly uses: Readonly<Record<string, readonly string[]>>;
  readonly edits: readonly {
    readonly from: string;
    readonly to: string;
    readonly kind: 'value' | 'type' | undefined;
  }[];
  readonly denied: readonly { readonly from: string; readonly to: string }[];
  readonly deepEntry: boolean;
  readonly trees: readonly string[];
  readonly links: readonly { readonly from: number; readonly to: number; readonly form: number }[];
}

const pair = { from: fc.constantFrom(...LAYERS), to: fc.constantFrom(...LAYERS, 'providers', 'utils', 'app') };

/** A config that says the same twice is a fault. */
const unique = {
  maxLength: 3,
  selector: ({ from, to }: { readonly from: string; readonly to: string }) => `${from} ${to}`,
};

const invented: fc.Arbitrary<Invented> = fc
  .uniqueArray(fc.constantFrom(...DOMAINS), { minLength: 2, maxLength: 4 })
  .chain((domains) =>
    fc.record({
      domains: fc.constant(domains),
      uses: fc.dictionary(fc.constantFrom(...domains), fc.uniqueArray(fc.constantFrom(...domains), { maxLength: 2 }), {
        maxKeys: 2,
      }),
      edits: fc.uniqueArray(fc.record({ ...pair, kind: fc.constantFrom('value', 'type', undefined) }), unique),
      denied: fc.uniqueArray(fc.record(pair), unique),
      deepEntry: fc.boolean(),
      trees: fc.constantFrom(['src/domains/{domain}'], ['src/domains/{domain}', 'src/legacy/{domain}']),
      links: fc.array(fc.record({ from: fc.nat(), to: fc.nat(), form: fc.nat() }), { minLength: 20, maxLength: 60 }),
    }),
  );

/** A project of a random policy under the preset `harness`: path → text. */
export const arbitraryProject: fc.Arbitrary<Readonly<Record<string, string>>> = invented.map(toFiles);

function toFiles({
  domains,
  uses,
  edits,
  denied,
  deepEntry,
  trees,
  links,
}: Invented): Readonly<Record<string, string>> {
  const paths = listPaths(domains, trees, deepEntry);
  const texts = new Map(paths.map((path) => [path, ['export const page = 1;', 'export interface Page {}']]));
  const sources = paths.filter((path) => !path.startsWith('scripts/'));
  for (const { from, to, form } of links) {
    const source = sources[from % sources.length] ?? '';
    const target = TARGETS[to % (paths.length + TARGETS.length)] ?? paths[to % paths.length] ?? '';
    if (source === target) continue;
    const specifier = target.startsWith('src/') || target.startsWith('scripts/') ? toSpecifier(source, target) : target;
    texts.get(source)?.push((FORMS[form % FORMS.length] ?? String)(specifier));
  }
  // A config names no folder with a bracket in it.
  const canBeNamed = (name: string): boolean => !/[[\]]/.test(name);
  const own = Object.entries(uses)
    .filter(([domain]) => canBeNamed(domain))
    .map(([domain, used]) => [domain, used.filter((name) => name !== domain && canBeNamed(name))] as const);
  const named = domains.find(canBeNamed) ?? '';
  const config = {
    domains: {
      pattern: trees,
      entry: deepEntry ? ['index.*', 'public/*'] : ['index.*'],
      uses: Object.fromEntries(own) as Invented['uses'],
    },
    providers: { owns: { telemetry: ['pino', '@opentelemetry/*'] } },
    packages: { pg: { onlyIn: ['repo', `${named}/service`], why: 'One place owns SQL.' } },
    builtins: { 'node:fs': { onlyIn: ['providers/auth'], why: 'One place owns the disk.' } },
    allow: edits.map((edit) => ({ ...edit, why: 'It is so.' })),
    // What is both allowed and denied is a fault.
    deny: denied
      .filter((edit) => !edits.some(({ from, to }) => from === edit.from && to === edit.to))
      .map((edit) => ({ ...edit, why: 'It is so.' })),
    rules: Object.fromEntries(
      ['stale-exception', 'import-cycle', 'domain-cycle'].map((id) => [id, { severity: 'off' }]),
    ),
  };
  return {
    ...Object.fromEntries([...texts].map(([path, lines]) => [path, `${lines.join('\n')}\n`])),
    'storypole.config.json': JSON.stringify(config),
    'package.json': JSON.stringify({
      type: 'module',
      dependencies: { pg: '8', pino: '9', '@opentelemetry/api': '1', react: '19' },
    }),
    'tsconfig.json': '{ "compilerOptions": { "module": "ESNext", "moduleResolution": "Bundler" } }',
  };
}

function listPaths(domains: readonly string[], trees: readonly string[], deepEntry: boolean): readonly string[] {
  const inDomain = (domain: string, index: number): readonly string[] => {
    // With two trees, the files of some domains lie in the second one, and those of others in both.
    const folder = (trees[index % trees.length] ?? '').replace('{domain}', domain);
    const first = (trees[0] ?? '').replace('{domain}', domain);
    return [
      `${folder}/index.ts`,
      ...(deepEntry ? [`${folder}/public/api.ts`] : []),
      ...LAYERS.map((layer) => `${folder}/${layer}/${layer}-of-it.ts`),
      `${first}/types.ts`,
      `${folder}/service/nested/deeper/part.tsx`,
      `${folder}/service/part.test.ts`,
      `${folder}/loose.ts`,
      `${folder}/repo/shape.d.ts`,
    ];
  };
  return [
    ...domains.flatMap(inDomain),
    ...PROVIDERS.flatMap((provider) => [`src/providers/${provider}/index.ts`, `src/providers/${provider}/inner.ts`]),
    'src/providers/flags.ts',
    'src/utils/text.ts',
    'src/app/main.ts',
    'src/stray.ts',
    'src/stray.spec.ts',
    'scripts/tool.ts',
  ];
}

const TARGETS: readonly string[] = ['pg', 'pino', '@opentelemetry/api', 'react', 'node:fs', './missing', 'undeclared'];

const FORMS: readonly ((specifier: string) => string)[] = [
  (specifier) => `import '${specifier}';`,
  (specifier) => `import { page as a${hash(specifier)} } from '${specifier}';`,
  (specifier) => `import type { Page as T${hash(specifier)} } from '${specifier}';`,
  (specifier) => `export { page as b${hash(specifier)} } from '${specifier}';`,
  (specifier) => `export const c${hash(specifier)} = import('${specifier}');`,
];

/** Two statements of one file must not declare the same name. */
function hash(text: string): string {
  return Array.from(text, (character) => (character.codePointAt(0) ?? 0).toString(36)).join('');
}

function toSpecifier(source: string, target: string): string {
  const from = source.split('/').slice(0, -1);
  const to = target.split('/');
  let shared = 0;
  while (shared < from.length && from[shared] === to[shared]) shared++;
  const up = from.slice(shared).map(() => '..');
  const path = [...up, ...to.slice(shared)].join('/').replace(/\.(?:d\.ts|tsx?)$/, '');
  return up.length === 0 ? `./${path}` : path;
}

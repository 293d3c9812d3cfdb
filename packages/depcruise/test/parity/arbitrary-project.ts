import fc from 'fast-check';
import type { Shape } from './shapes';

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
  readonly trees: readonly string[] | undefined;
  readonly links: readonly { readonly from: number; readonly to: number; readonly form: number }[];
}

/** A config that says the same twice is a fault. */
const unique = {
  maxLength: 3,
  selector: ({ from, to }: { readonly from: string; readonly to: string }) => `${from} ${to}`,
};

/** A project of a random policy under a preset: path → text. */
export function arbitraryProject(shape: Shape): fc.Arbitrary<Readonly<Record<string, string>>> {
  const { layers, surroundings, trees } = shape;
  const pair = { from: fc.constantFrom(...layers), to: fc.constantFrom(...layers, ...surroundings) };
  const names =
    shape.domains.length === 0
      ? fc.constant([])
      : fc.uniqueArray(fc.constantFrom(...shape.domains), { minLength: 2, maxLength: 4 });
  return names
    .chain((domains) =>
      fc.record<Invented>({
        domains: fc.constant(domains),
        uses:
          domains.length === 0
            ? fc.constant({})
            : fc.dictionary(
                fc.constantFrom(...domains),
                fc.uniqueArray(fc.constantFrom(...domains), { maxLength: 2 }),
                { maxKeys: 2 },
              ),
        edits: fc.uniqueArray(fc.record({ ...pair, kind: fc.constantFrom('value', 'type', undefined) }), unique),
        denied: fc.uniqueArray(fc.record(pair), unique),
        deepEntry: fc.boolean(),
        trees: fc.constantFrom(...trees),
        links: fc.array(fc.record({ from: fc.nat(), to: fc.nat(), form: fc.nat() }), { minLength: 20, maxLength: 60 }),
      }),
    )
    .map((invented) => toFiles(shape, invented));
}

function toFiles(shape: Shape, invented: Invented): Readonly<Record<string, string>> {
  const paths = shape.listPaths(invented);
  const texts = new Map(paths.map((path) => [path, ['export const page = 1;', 'export interface Page {}']]));
  const sources = paths.filter((path) => !path.startsWith('scripts/'));
  for (const { from, to, form } of invented.links) {
    const source = sources[from % sources.length] ?? '';
    const target = TARGETS[to % (paths.length + TARGETS.length)] ?? paths[to % paths.length] ?? '';
    if (source === target) continue;
    const specifier = target.startsWith('src/') || target.startsWith('scripts/') ? toSpecifier(source, target) : target;
    const line = (FORMS[form % FORMS.length] ?? String)(specifier);
    const lines = texts.get(source) ?? [];
    if (!lines.includes(line)) lines.push(line);
  }
  return {
    ...Object.fromEntries([...texts].map(([path, lines]) => [path, `${lines.join('\n')}\n`])),
    'storypole.config.json': JSON.stringify(toConfig(shape, invented)),
    'package.json': JSON.stringify({
      type: 'module',
      dependencies: { pg: '8', pino: '9', '@opentelemetry/api': '1', react: '19' },
    }),
    'tsconfig.json': '{ "compilerOptions": { "module": "ESNext", "moduleResolution": "Bundler" } }',
  };
}

function toConfig({ preset, layers, providers }: Shape, { domains, uses, edits, denied, deepEntry, trees }: Invented) {
  // A config names no folder with a bracket in it.
  const canBeNamed = (name: string): boolean => !/[[\]]/.test(name);
  const own = Object.entries(uses)
    .filter(([domain]) => canBeNamed(domain))
    .map(([domain, used]) => [domain, used.filter((name) => name !== domain && canBeNamed(name))] as const);
  const [named] = domains.filter((domain) => canBeNamed(domain) && !domain.includes('/'));
  const last = layers.at(-1) ?? '';
  const middle = layers[Math.floor(layers.length / 2)] ?? '';
  const [first, second] = providers;
  return {
    preset,
    ...(domains.length === 0
      ? {}
      : {
          domains: {
            ...(trees === undefined ? {} : { pattern: trees }),
            entry: deepEntry ? ['index.*', 'public/*'] : ['index.*'],
            uses: Object.fromEntries(own),
          },
        }),
    ...(first === undefined ? {} : { providers: { owns: { [first]: ['pino', '@opentelemetry/*'] } } }),
    packages: {
      pg: { onlyIn: [middle, ...(named === undefined ? [] : [`${named}/${last}`])], why: 'One place owns SQL.' },
    },
    builtins: {
      'node:fs': { onlyIn: [second === undefined ? last : `providers/${second}`], why: 'One place owns the disk.' },
    },
    allow: edits.map((edit) => ({ ...edit, why: 'It is so.' })),
    // What is both allowed and denied is a fault.
    deny: denied
      .filter((edit) => !edits.some(({ from, to }) => from === edit.from && to === edit.to))
      .map((edit) => ({ ...edit, why: 'It is so.' })),
    rules: Object.fromEntries(
      ['stale-exception', 'import-cycle', 'domain-cycle'].map((id) => [id, { severity: 'off' }]),
    ),
  };
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

import type { Cell, Layer, Policy, Reach } from '#types/policy';

/** A matrix in words: layer → the layers it may import, each with an optional reach: `repo`, `types:any`, `auth:same/any` (value/type). */
export type MatrixInWords = Readonly<Record<string, string>>;

export interface BuildPolicyOptions extends Partial<Omit<Policy, 'layers' | 'matrix'>> {
  readonly layers?: readonly (Pick<Layer, 'id'> & Partial<Layer>)[];
  readonly may?: MatrixInWords;
}

const HARNESS: MatrixInWords = {
  types: 'types utils',
  config: 'types config utils',
  repo: 'types config repo utils',
  providers: 'types config providers utils',
  service: 'types config repo providers service utils',
  runtime: 'types config repo providers service runtime utils',
  ui: 'types config repo providers service runtime ui utils',
  utils: 'utils',
  app: 'types:everywhere config:everywhere repo:everywhere providers:everywhere service:everywhere runtime:everywhere ui:everywhere utils:everywhere app:everywhere',
};

const HARNESS_LAYERS: readonly Pick<Layer, 'id' | 'files'>[] = Object.keys(HARNESS).map((id) => {
  if (id === 'utils' || id === 'app') return { id, files: [`src/${id}/**`] };
  const own = [`src/domains/{domain}/${id}/**`, `src/domains/{domain}/${id}.*`];
  return {
    id,
    files: id === 'providers' ? ['src/providers/{provider}/**', 'src/providers/{provider}.*', ...own] : own,
  };
});

/** A policy for unit tests of what reads policies: that of `harness` but for what is given. */
export function buildPolicy({ layers, may, ...fields }: BuildPolicyOptions = {}): Policy {
  const rows = (layers ?? HARNESS_LAYERS).map((layer): Layer => ({
    files: [],
    packages: undefined,
    strict: false,
    own: false,
    ...layer,
  }));
  const words = { ...(layers === undefined ? HARNESS : {}), ...may };
  return {
    source: 'storypole.config.json',
    preset: 'harness',
    include: ['src/**'],
    exclude: [],
    layers: rows,
    matrix: rows.map((from) => rows.map((to) => toCell(words[from.id] ?? '', to.id))),
    domains: { patterns: ['src/domains/{domain}'], entry: ['index.*'], uses: {}, strict: [], identity: 'name' },
    providers: { patterns: ['src/providers/{provider}'], entry: ['index.*'] },
    tests: ['**/*.{test,spec}.*', '**/__tests__/**', '**/__mocks__/**'],
    planned: [],
    outside: [],
    packages: [],
    builtins: [],
    globals: [],
    allow: [],
    deny: [],
    exceptions: [],
    approvals: [],
    plugins: [],
    rules: {},
    lines: {},
    written: [],
    ...fields,
  };
}

function toCell(words: string, layer: string): Cell {
  for (const word of words.split(' ')) {
    const [id, reach = 'listed'] = word.split(':');
    if (id !== layer) continue;
    const [value = 'closed', type = value] = reach.split('/');
    return { value: value as Reach, type: type as Reach, why: '' };
  }
  return { value: 'closed', type: 'closed', why: '' };
}

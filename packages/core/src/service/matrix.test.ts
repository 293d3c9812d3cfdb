import { describe, expect, test } from 'vitest';
import type { Place } from '#types/place';
import { buildPolicy } from '../testing/build-policy';
import { createMatrix } from './matrix';

const policy = buildPolicy({ domains: { ...buildPolicy().domains, uses: { billing: ['accounts'] } } });
const matrix = createMatrix(policy);

/** `billing/service`, `billing` (the entry), `providers:mail`, `providers:mail!` (its entry), `utils`, `?`, `billing/?`, `outside`; `*` marks a test. */
function place(text: string): Place {
  const test = text.endsWith('*');
  const words = test ? text.slice(0, -1) : text;
  const base = { id: -1, domain: undefined, provider: undefined, providerEntry: false, test, layer: -1 };
  if (words === 'outside') return { ...base, kind: 'outside' };
  if (words === '?') return { ...base, kind: 'loose' };
  const layerOf = (id: string): number => policy.layers.findIndex((layer) => layer.id === id);
  const [head = '', tail] = words.split('/');
  if (tail === '?') return { ...base, kind: 'loose', domain: head };
  if (tail !== undefined) return { ...base, kind: 'layer', domain: head, layer: layerOf(tail) };
  const [layer = '', provider] = head.split(':');
  if (layerOf(layer) < 0) return { ...base, kind: 'entry', domain: head };
  return {
    ...base,
    kind: 'layer',
    layer: layerOf(layer),
    provider: provider?.replace('!', ''),
    providerEntry: provider?.endsWith('!') === true,
  };
}

function reasons(from: string, to: string, typeOnly = false): string {
  return matrix
    .findClosures(place(from), place(to), typeOnly)
    .map(({ reason }) => reason)
    .join(' ');
}

describe('a file in a layer', () => {
  test.each([
    ['billing/service', 'billing/repo', ''],
    ['billing/service', 'billing/runtime', 'cell'],
    ['billing/repo', 'providers:mail!', 'cell'],
    ['billing/service', 'providers:mail!', ''],
    ['billing/service', 'providers:mail', 'provider-entry'],
    ['billing/repo', 'providers:mail', 'provider-entry cell'],
    ['billing/types', 'utils', ''],
    ['billing/types', 'app', 'cell'],
    ['billing/ui', 'billing', ''],
    ['billing/ui', '?', ''],
    ['billing/ui', 'billing/?', ''],
    ['billing/ui', 'outside', 'outside'],
  ])('%s importing %s is closed by "%s"', (from, to, expected) => {
    expect(reasons(from, to)).toBe(expected);
  });
});

describe('another domain', () => {
  test.each([
    ['billing/service', 'accounts', ''],
    ['billing/service', 'accounts/types', 'domain-entry'],
    ['billing/types', 'accounts/service', 'domain-entry cell'],
    ['accounts/service', 'billing', 'domain'],
    ['accounts/service', 'billing/types', 'domain domain-entry'],
    ['accounts/types', 'billing/ui', 'domain domain-entry cell'],
    ['accounts/service', 'billing/?', ''],
  ])('%s importing %s is closed by "%s"', (from, to, expected) => {
    expect(reasons(from, to)).toBe(expected);
  });

  test('what may reach everything passes entries and needs no `uses`', () => {
    expect(reasons('app', 'billing/service')).toBe('');
    expect(reasons('app', 'billing')).toBe('');
    expect(reasons('app', 'providers:mail')).toBe('');
    expect(reasons('app', 'billing/service*')).toBe('test');
  });

  test('a layer that reaches any domain still goes through the entry', () => {
    const open = createMatrix(buildPolicy({ may: { ui: 'ui:any', utils: 'ui:any' } }));
    const closures = (from: string, to: string): string =>
      open
        .findClosures(place(from), place(to), false)
        .map(({ reason }) => reason)
        .join(' ');
    expect(closures('billing/ui', 'users')).toBe('');
    expect(closures('billing/ui', 'users/ui')).toBe('domain-entry');
    expect(closures('utils', 'users')).toBe('');
    expect(closures('utils', 'users/ui')).toBe('domain-entry');
    expect(closures('utils', 'users/types')).toBe('domainless');
  });
});

describe('a layer that reaches its own domain only', () => {
  test('goes nowhere else, whatever `uses` lists', () => {
    const same = createMatrix(
      buildPolicy({ may: { types: 'types:same' }, domains: { ...policy.domains, uses: { billing: ['accounts'] } } }),
    );
    const find = (to: string): readonly string[] =>
      same.findClosures(place('billing/types'), place(to), false).map(({ reason }) => reason);
    expect(find('billing/types')).toEqual([]);
    expect(find('accounts')).toEqual(['cell']);
    expect(find('accounts/types')).toEqual(['domain-entry', 'cell']);
  });
});

describe('a file outside every domain', () => {
  test.each([
    ['providers:mail', 'billing/types', 'domainless'],
    ['providers:mail', 'billing', 'domainless'],
    ['utils', 'billing/service', 'domainless'],
    ['providers:mail', 'providers:log!', ''],
    ['providers:mail', 'providers:log', 'provider-entry'],
    ['providers:mail', 'providers:mail', ''],
    ['utils', 'providers:mail!', 'cell'],
  ])('%s importing %s is closed by "%s"', (from, to, expected) => {
    expect(reasons(from, to)).toBe(expected);
  });
});

describe('the entry of a domain', () => {
  test.each([
    ['billing', 'billing/ui', ''],
    ['billing', 'utils', 'entry'],
    ['billing', 'providers:mail!', 'entry'],
    ['billing', 'app', 'entry'],
    ['billing', 'accounts', 'entry'],
    ['billing', 'users', 'domain entry'],
  ])('%s importing %s is closed by "%s"', (from, to, expected) => {
    expect(reasons(from, to)).toBe(expected);
  });
});

describe('a test', () => {
  test.each([
    ['billing/types*', 'billing/ui', ''],
    ['billing/types*', 'billing/service*', ''],
    ['billing/types*', 'app', ''],
    ['billing/types*', 'providers:mail', ''],
    ['billing/types*', 'utils', ''],
    ['billing/types*', 'users', ''],
    ['billing/types*', 'users/types', 'domain-entry'],
    ['billing/types*', 'outside', 'outside'],
    ['utils*', 'users/types', ''],
    ['?*', 'users/types', ''],
    ['billing/?*', 'users/types', 'domain-entry'],
    ['billing/service', 'billing/service*', 'test'],
    ['?', 'billing/service*', 'test'],
    ['?', 'billing/service', ''],
  ])('%s importing %s is closed by "%s"', (from, to, expected) => {
    expect(reasons(from, to)).toBe(expected);
  });
});

describe('types and values', () => {
  test('a cell may be open to types alone', () => {
    const open = createMatrix(buildPolicy({ may: { repo: 'types config repo utils providers:closed/same' } }));
    expect(open.findClosures(place('billing/repo'), place('providers:mail!'), true)).toEqual([]);
    expect(open.findClosures(place('billing/repo'), place('providers:mail!'), false)).toHaveLength(1);
  });
});

describe('domains whose folder is part of their name', () => {
  const sliced = createMatrix(
    buildPolicy({
      layers: [
        { id: 'entities', files: ['src/entities/{domain}/**'] },
        { id: 'features', files: ['src/features/{domain}/**'] },
      ],
      may: { entities: 'entities', features: 'entities:any features' },
      domains: {
        patterns: ['src/entities/{domain}', 'src/features/{domain}'],
        entry: ['index.*'],
        uses: {},
        strict: [],
        identity: 'path',
      },
    }),
  );
  const slice = (layer: number, domain: string): Place => ({ ...place('?'), kind: 'layer', layer, domain });
  const entry = (domain: string): Place => ({ ...place('?'), kind: 'entry', domain });

  test('the layers behind an entry are those of its folder', () => {
    expect(sliced.layersOf('features/user')).toEqual([1]);
    expect(sliced.findClosures(slice(1, 'features/login'), entry('entities/user'), false)).toEqual([]);
    expect(
      sliced.findClosures(slice(0, 'entities/user'), entry('features/login'), false).map(({ reason }) => reason),
    ).toEqual(['domain', 'cell']);
  });
});

describe('the origin of a name', () => {
  test.each([
    ['billing/repo', 'billing/service', true],
    ['billing/service', 'billing/repo', false],
    ['billing/service', 'accounts/service', false],
    ['billing/repo', 'accounts/service', true],
    ['accounts/service', 'billing/types', true],
    ['billing/service', 'providers:mail', false],
    ['billing', 'billing/ui', false],
    ['billing', 'utils', true],
    ['app', 'billing/ui', false],
    ['utils', 'billing/types', true],
    ['billing/types*', 'users/ui', false],
    ['billing/service', '?', false],
    ['billing/service', 'outside', true],
  ])('seen by %s, declared in %s: closed is %s', (from, origin, expected) => {
    expect(matrix.closesOrigin(place(from), place(origin), false)).toBe(expected);
  });
});

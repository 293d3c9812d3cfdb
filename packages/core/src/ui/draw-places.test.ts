import { describe, expect, test } from 'vitest';
import { buildPolicy } from '#config/build-policy';
import { buildGraph } from '../testing/build-graph';
import type { Policy } from '#types/policy';
import { drawPlaces } from './draw-places';
import { formatGraphDot } from './format-graph-dot';
import { formatGraphMermaid } from './format-graph-mermaid';

const policy = buildPolicy([], []).policy as Policy;

/** `names` domains, each with a service that imports its repo and its types. */
function createDomains(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => [
      [`src/domains/${name}/service/act.ts`, "import '../repo/store';\nimport type { T } from '../types/t';\n"],
      [`src/domains/${name}/repo/store.ts`, "import type { T } from '../types/t';\n"],
      [`src/domains/${name}/types/t.ts`, 'export type T = 1;\n'],
    ]),
  );
}

function countNames(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `domain-${index}`);
}

/** `billing/service imports billing/repo 1+0`: values and types. */
function draw(files: Record<string, string>, focus?: string) {
  const drawing = drawPlaces(buildGraph(policy, files), policy, focus);
  const nameOf = (id: number): string => drawing.nodes[id]?.name ?? '?';
  return {
    names: drawing.nodes.map(({ name, files: count }) => `${name} (${count})`),
    edges: drawing.edges.map(({ from, to, value, type }) => `${nameOf(from)} imports ${nameOf(to)} ${value}+${type}`),
    note: drawing.note,
  };
}

describe('drawPlaces', () => {
  test('counts the dependencies between places, values and types apart', () => {
    expect(draw(createDomains(['billing']))).toEqual({
      names: ['billing/types (1)', 'billing/repo (1)', 'billing/service (1)'],
      edges: [
        'billing/repo imports billing/types 0+1',
        'billing/service imports billing/types 0+1',
        'billing/service imports billing/repo 1+0',
      ],
      note: '',
    });
  });

  test('leaves tests out, and what a place imports of itself', () => {
    const files = {
      ...createDomains(['billing']),
      'src/domains/billing/service/act.test.ts': "import '../repo/store';\n",
      'src/domains/billing/service/plan.ts': "import './act';\n",
    };
    const { names, edges } = draw(files);
    expect(names).toContain('billing/service (2)');
    expect(edges).toHaveLength(3);
    expect(edges).toContain('billing/service imports billing/repo 1+0');
  });

  test('keeps to what touches the focus', () => {
    const files = { ...createDomains(['billing', 'accounts']), 'src/utils/money.ts': '' };
    expect(draw(files, 'billing/repo')).toEqual({
      names: ['billing/types (1)', 'billing/repo (1)', 'billing/service (1)'],
      edges: ['billing/repo imports billing/types 0+1', 'billing/service imports billing/repo 1+0'],
      note: '',
    });
    expect(draw(files, 'utils')).toEqual({ names: ['utils (1)'], edges: [], note: '' });
  });

  test('draws whole domains where places are too many', () => {
    const files = {
      ...createDomains(countNames(20)),
      'src/domains/domain-3/service/reach.ts': "import '../../domain-7/types/t';\n",
    };
    const { names, edges, note } = draw(files);
    expect(names).toHaveLength(20);
    expect(names).toContain('domain-3 (4)');
    expect(edges).toEqual(['domain-3 imports domain-7 1+0']);
    expect(note).toBe('Each domain is one node.');
  });

  test('draws layers across domains where even domains are too many', () => {
    const names = countNames(50);
    const files = {
      ...createDomains(names),
      'src/app/main.ts': names.map((name) => `import '../domains/${name}/service/act';\n`).join(''),
    };
    const { names: drawn, edges, note } = draw(files);
    expect(drawn).toEqual(['types (50)', 'repo (50)', 'service (50)', 'app (1)']);
    expect(edges).toContain('service imports repo 50+0');
    expect(note).toBe('Each layer is one node across domains.');
  });

  test('keeps the places of a focused domain apart, whatever surrounds it', () => {
    const names = countNames(60);
    const imports = names.slice(1).map((name) => `import '../../${name}/types/t';\n`);
    const files = { ...createDomains(names), 'src/domains/domain-0/service/hub.ts': imports.join('') };
    const { names: drawn, edges, note } = draw(files, 'domain-0');
    expect(drawn).toEqual(['types (59)', 'domain-0/types (1)', 'domain-0/repo (1)', 'domain-0/service (2)']);
    expect(edges).toContain('domain-0/service imports types 59+0');
    expect(note).toBe('Other layers are one node across domains.');
  });

  test('never draws more than a reader can follow, and finishes on a large graph', () => {
    const graph = buildGraph(policy, createDomains(countNames(400)));
    expect(drawPlaces(graph, policy, 'service').nodes.length).toBeLessThanOrEqual(40);
  });
});

describe('the languages of drawings', () => {
  const files = { ...createDomains(['o"clock']), 'src/app/main.ts': '' };

  test('quote names in dot, and dash what is erased', () => {
    const text = [...formatGraphDot(buildGraph(policy, files), policy)].join('');
    expect(text).toContain('label="o\\"clock";');
    expect(text).toMatch(/n\d -> n\d \[label="1 type", style=dashed\];/);
    expect(text.match(/\{/g)?.length).toBe(text.match(/\}/g)?.length);
  });

  test('quote names in mermaid, and dot what is erased', () => {
    const text = [...formatGraphMermaid(buildGraph(policy, files), policy)].join('');
    expect(text).toContain('subgraph g0["o#34;clock"]');
    expect(text).toMatch(/n\d -\.->\|"1 type"\| n\d/);
  });
});

import { type ClosedName, defineRule } from '@storypole/core';

export default defineRule({
  id: 'laundered-import',
  scope: 'edge',
  precedence: 80,
  sees: 'origins',
  summary: 'A name is judged by the file that declares it, whatever modules it came through.',
  catches: ['origin'],
  messages: {
    name: {
      what: '{{from}} ({{fromPlace}}) imports {{names}} through {{to}}, declared in {{origin}} ({{originLayer}}){{more}}.',
      why: 'A module that hands a name on does not change where it belongs: `{{fromLayer}}` may not import `{{originLayer}}`.',
    },
    entry: {
      what: '{{from}} ({{fromPlace}}) imports {{names}} from {{to}}, which counts as {{originLayer}}.',
      why: 'What the entry of a domain declares ranks as the latest layer that it is made from, and `{{fromLayer}}` may not import `{{originLayer}}`.',
    },
    module: {
      what: '{{from}} ({{fromPlace}}) {{imports}} {{to}}, which counts as {{originLayer}}.',
      why: 'As a whole, the entry of a domain ranks as the latest layer that it takes a value from, and `{{fromLayer}}` may not import `{{originLayer}}`.',
    },
  },
  check: (edge, { graph, policy }) => {
    const closed = edge.findClosedNames();
    const [worst] = closed;
    if (worst === undefined) return undefined;
    const pathOf = (row: number): string => graph.files.paths[row] ?? '';
    const names = closed.map(({ name }) => name);
    const domain = graph.places[graph.files.place[worst.origin] ?? -1]?.domain;
    const layer = policy.layers[worst.layer]?.id ?? 'no layer';
    const origins = new Set(closed.map(({ origin }) => origin));
    return {
      message: toMessage(worst),
      names: worst.name === '*' ? [] : names,
      chain: worst.chain.map(pathOf),
      data: {
        origin: pathOf(worst.origin),
        originLayer: domain === undefined ? layer : `${domain}/${layer}`,
        more:
          origins.size === 1
            ? ''
            : `, and others in ${String(origins.size - 1)} more ${origins.size === 2 ? 'file' : 'files'}`,
      },
      why: worst.why,
    };
  },
});

function toMessage({ name, chain }: ClosedName): 'name' | 'entry' | 'module' {
  if (name === '*') return 'module';
  return chain.length === 2 ? 'entry' : 'name';
}

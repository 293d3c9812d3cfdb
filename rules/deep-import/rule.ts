import { defineRule, findEntries, toList } from '@storypole/core';

export default defineRule({
  id: 'deep-import',
  scope: 'edge',
  precedence: 40,
  sees: 'places',
  summary: 'Another domain and a provider are imported through their entry.',
  catches: ['domain-entry', 'provider-entry'],
  messages: {
    domain: {
      what: '{{from}} ({{fromPlace}}) {{imports}} {{to}} past the entry of {{owner}}.',
      why: 'What lies behind the entry of a domain is its own affair; whoever imports it directly breaks when it changes.',
    },
    provider: {
      what: '{{from}} ({{fromPlace}}) {{imports}} {{to}} past the entry of the provider {{owner}}.',
      why: 'A provider is one door: code that walks past it depends on how the provider works instead of what it offers.',
    },
  },
  suspects: ({ closures }) => closures.some(({ reason }) => reason === 'domain-entry' || reason === 'provider-entry'),
  check: (edge, { graph }) => {
    if (edge.to.kind !== 'file') return undefined;
    const { place } = edge.to;
    const reasons = edge.closures.map(({ reason }) => reason);
    const message = reasons.includes('domain-entry')
      ? 'domain'
      : reasons.includes('provider-entry')
        ? 'provider'
        : undefined;
    if (message === undefined) return undefined;
    const owner = (message === 'domain' ? place.domain : place.provider) ?? '';
    const entries = findEntries(graph, place);
    return {
      message,
      data: { owner },
      help:
        entries.length === 0
          ? `Give ${owner} an entry, export there what others may use, and import from it.`
          : `Import from ${toList(entries, 'or')}, and export there what others may use.`,
    };
  },
});

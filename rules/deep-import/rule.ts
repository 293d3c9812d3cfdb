import { defineRule } from '@storypole/core';

export default defineRule({
  id: 'deep-import',
  scope: 'edge',
  precedence: 40,
  sees: 'places',
  summary: 'Another domain and a provider are imported through their entry.',
  messages: {
    domain: {
      what: '{{from}} ({{fromPlace}}) imports {{to}} past the entry of {{toDomain}}.',
      why: 'What lies behind the entry of a domain is its own affair; whoever imports it directly breaks when it changes.',
    },
    provider: {
      what: '{{from}} ({{fromPlace}}) imports {{to}} past the entry of the provider {{provider}}.',
      why: 'A provider is one door: code that walks past it depends on how the provider works instead of what it offers.',
    },
  },
  suspects: ({ closures }) => closures.some(({ reason }) => reason === 'domain-entry' || reason === 'provider-entry'),
  check: (edge) => {
    const place = edge.to.kind === 'file' ? edge.to.place : undefined;
    const reasons = edge.closures.map(({ reason }) => reason);
    if (reasons.includes('domain-entry')) {
      return { message: 'domain', help: `Import from the entry of ${place?.domain ?? ''}, and export there what others may use.` };
    }
    if (!reasons.includes('provider-entry')) return undefined;
    const provider = place?.provider ?? '';
    return {
      message: 'provider',
      data: { provider },
      help: `Import from the entry of ${provider}, and export there what others may use.`,
    };
  },
});

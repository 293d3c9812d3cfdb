import { defineRule } from '@storypole/core';

export default defineRule({
  id: 'cross-domain-import',
  scope: 'edge',
  precedence: 30,
  sees: 'places',
  summary: 'A domain imports another domain only where `uses` lists it.',
  messages: {
    unlisted: {
      what: '{{from}} ({{fromPlace}}) imports {{to}} ({{toPlace}}), but {{fromDomain}} does not use {{toDomain}}.',
      why: 'Domains that reach into each other at will grow into one: neither can be changed, tested or moved alone.',
    },
  },
  suspects: ({ closures }) => closures.some(({ reason }) => reason === 'domain'),
  check: (edge, { policy }) => {
    if (!edge.closures.some(({ reason }) => reason === 'domain')) return undefined;
    const domain = edge.from.place.domain ?? '';
    const uses = policy.domains.uses[domain] ?? [];
    const listed = uses.length === 0 ? 'no other domain' : `${uses.join(', ')} through ${uses.length === 1 ? 'its' : 'their'} entry`;
    return { message: 'unlisted', help: `${domain} may import ${listed}; let \`app\` join the two, or pass in what is needed.` };
  },
});

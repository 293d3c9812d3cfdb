import { defineRule, findWiringLayers, toList } from '@storypole/core';

export default defineRule({
  id: 'cross-domain-import',
  scope: 'edge',
  precedence: 30,
  sees: 'places',
  summary: 'A domain imports another domain only where `uses` lists it.',
  catches: ['domain'],
  messages: {
    unlisted: {
      what: '{{from}} ({{fromPlace}}) {{imports}} {{to}} ({{toPlace}}), but {{fromDomain}} does not use {{toDomain}}.',
      why: 'Domains that reach into each other at will grow into one: neither can be changed, tested or moved alone.',
    },
  },
  suspects: ({ closures }) => closures.some(({ reason }) => reason === 'domain'),
  check: (edge, { policy }) => {
    if (!edge.closures.some(({ reason }) => reason === 'domain')) return undefined;
    const domain = edge.from.place.domain ?? '';
    const uses = policy.domains.uses[domain] ?? [];
    const listed =
      uses.length === 0 ? 'no other domain' : `${toList(uses)} through ${uses.length === 1 ? 'its' : 'their'} entry`;
    const wiring = findWiringLayers(policy).map((layer) => `let \`${layer}\` join the two, or `);
    return {
      message: 'unlisted',
      help: `${domain} may import ${listed}; ${wiring.join('')}take what is needed as an argument.`,
    };
  },
});

import { defineRule } from '@storypole/core';

export default defineRule({
  id: 'bypassed-provider',
  scope: 'edge',
  precedence: 50,
  sees: 'misuses',
  summary: 'A package that a provider owns is imported by that provider alone.',
  catches: ['owned-package'],
  messages: {
    owned: {
      what: '{{from}} ({{fromPlace}}) {{imports}} {{to}}, which the provider {{provider}} owns.',
      why: 'What crosses every domain enters through one door; a second door means two configurations, two fakes, and no place to change the vendor.',
    },
  },
  check: (edge) => {
    const owner = edge.misuses.find(({ restriction }) => restriction?.provider !== undefined)?.restriction;
    if (owner?.provider === undefined) return undefined;
    return {
      message: 'owned',
      data: { provider: owner.provider },
      why: owner.why,
      help:
        owner.instead === undefined
          ? `Import what you need from the provider ${owner.provider}.`
          : `Use ${owner.instead}.`,
    };
  },
});

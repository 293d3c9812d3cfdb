import { defineRule } from '@storypole/core';

export default defineRule({
  id: 'misplaced-package',
  scope: 'edge',
  precedence: 60,
  sees: 'misuses',
  summary: 'A package or builtin is imported only where the policy lets it in.',
  catches: ['restricted-package', 'restricted-builtin', 'unlisted-package'],
  messages: {
    restricted: {
      what: '{{from}} ({{fromPlace}}) {{imports}} {{to}}, which only {{onlyIn}} may import.',
      why: 'A package that is imported in one place can be faked, upgraded and replaced in one place.',
    },
    unlisted: {
      what: '{{from}} ({{fromPlace}}) {{imports}} {{to}}, which is not among the packages of {{fromLayer}}.',
      why: 'A layer that lists its packages stays as small as its list.',
    },
  },
  check: (edge, { policy }) => {
    const misuse = edge.misuses.find(({ restriction }) => restriction?.provider === undefined);
    if (misuse === undefined) return undefined;
    if (misuse.restriction === undefined) {
      const packages = policy.layers[edge.from.place.layer]?.packages ?? [];
      const help =
        packages.length === 0 ? 'This layer may import no package.' : `This layer may import ${packages.join(', ')}.`;
      return { message: 'unlisted', help };
    }
    const { onlyIn, why, instead } = misuse.restriction;
    return {
      message: 'restricted',
      data: { onlyIn: onlyIn.length === 0 ? 'no layer' : onlyIn.join(', ') },
      why,
      help:
        instead === undefined
          ? `Import it in ${onlyIn.join(' or ')}, and hand on what you need from there.`
          : `Use ${instead}.`,
    };
  },
});

import { defineRule, isWithin } from '@storypole/core';

export default defineRule({
  id: 'misplaced-global',
  scope: 'file',
  sees: 'globals',
  summary: 'A restricted global is used only where the policy lets it in.',
  catches: ['restricted-global'],
  messages: {
    restricted: {
      what: '{{from}} ({{fromPlace}}) uses {{name}}, which only {{onlyIn}} may use.',
      why: 'A global is an import that nobody wrote down: what reads it cannot be tested without setting it.',
    },
  },
  check: (file, use, { policy }) => {
    const restriction = policy.globals.find(
      (global) => global.name === use.name && !isWithin(policy, file.place, global.onlyIn),
    );
    if (restriction === undefined || file.place.test || file.place.kind === 'loose') return undefined;
    const { onlyIn, why, instead } = restriction;
    const places = onlyIn.length === 0 ? 'no layer' : onlyIn.join(', ');
    return {
      message: 'restricted',
      data: { onlyIn: places },
      why,
      help: instead === undefined ? `Read it in ${onlyIn.join(' or ')}, and hand the value on.` : `Use ${instead}.`,
    };
  },
});

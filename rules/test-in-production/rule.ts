import { defineRule } from '@storypole/core';

export default defineRule({
  id: 'test-in-production',
  scope: 'edge',
  precedence: 20,
  sees: 'places',
  summary: 'Production code never imports a test.',
  catches: ['test'],
  messages: {
    test: {
      what: '{{from}} ({{fromPlace}}) {{imports}} the test {{to}}.',
      why: 'Code that imports a test ships it, with its fixtures and fakes, and breaks when the test is moved or deleted.',
    },
  },
  suspects: ({ closures }) => closures.some(({ reason }) => reason === 'test'),
  check: (edge) =>
    edge.closures.some(({ reason }) => reason === 'test')
      ? { message: 'test', help: 'Move what both need into a module that is no test, and import that from both.' }
      : undefined,
});

import { defineRule } from '@storypole/core';

export default defineRule({
  id: 'unresolved-import',
  scope: 'edge',
  precedence: 10,
  sees: 'unknown',
  summary: 'Every import leads to a file, a package or a builtin.',
  catches: ['unresolved'],
  messages: {
    missing: {
      what: '{{from}} {{imports}} {{specifier}}, which leads nowhere.',
      why: 'An import that cannot be followed cannot be judged, so a mistyped path or a broken alias would pass every other rule.',
    },
    computed: {
      what: '{{from}} computes what it imports at run time.',
      why: 'A target that is known only at run time cannot be judged, so it could lead anywhere.',
    },
  },
  options: {
    computed: {
      type: 'boolean',
      default: false,
      description: 'Report targets that are computed at run time, too. They are counted and listed in any case.',
    },
  },
  check: (edge, { options }) => {
    if (edge.to.kind === 'unresolved') return { message: 'missing', help: MISSING_HELP };
    return edge.to.kind === 'computed' && options['computed'] === true
      ? {
          message: 'computed',
          help: 'Write the target as a literal, or list the possible targets in a table of literal imports.',
        }
      : undefined;
  },
});

const MISSING_HELP =
  'Correct the path or the alias; for a package, name it in the dependencies of the nearest package.json.';

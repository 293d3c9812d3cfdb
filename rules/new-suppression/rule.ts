import { defineRule } from '@storypole/core';

export default defineRule({
  id: 'new-suppression',
  scope: 'change',
  sees: 'suppressions',
  summary: 'No comment silences a rule about dependencies.',
  messages: {
    named: {
      what: '{{from}}:{{line}} silences {{names}} with `{{directive}}`.',
      why: 'A comment has no reason that anybody checks, no owner and no end, and the next file copies it; the command does not read it anyway.',
    },
    blanket: {
      what: '{{from}}:{{line}} silences every rule with `{{directive}}`, those about dependencies among them.',
      why: 'A comment that names no rule silences the ones that nobody thought of; the command does not read it anyway.',
    },
  },
  check: ({ rules }, guarded) => {
    if (rules === undefined) {
      return {
        message: 'blanket',
        help: 'Name the rules that the comment is about, or put right what it hides; a dependency that must stay is an entry in `exceptions`, with `why`, `owner` and `until`.',
      };
    }
    const names = rules.filter((id) => guarded.has(id));
    if (names.length === 0) return undefined;
    return {
      message: 'named',
      names,
      help: 'Remove the comment, and put right what it hides; a dependency that must stay is an entry in `exceptions`, with `why`, `owner` and `until`.',
    };
  },
});

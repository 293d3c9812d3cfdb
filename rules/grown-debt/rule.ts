import { defineRule } from '@storypole/core';

/** How many kinds are named. */
const SHOWN = 3;

export default defineRule({
  id: 'grown-debt',
  scope: 'change',
  sees: 'change',
  summary: 'Known debt only shrinks.',
  messages: {
    grown: {
      what: '{{from}} lists {{count}} more {{rule}} than at the base: {{kinds}}.',
      why: 'Known debt is what was there when the policy was adopted; an offence that is written into it later is a new one.',
    },
  },
  check: ({ change }) => {
    const groups = new Map<string, (typeof change.grownDebt)[number][]>();
    for (const grown of change.grownDebt) {
      const key = `${grown.path}\0${grown.entry.rule}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [grown]);
      else group.push(grown);
    }
    return [...groups.values()].flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      const { path, line, entry } = first;
      const kinds = group.slice(0, SHOWN).map(({ entry: { from, to, symbol } }) => `${from} to ${to} (\`${symbol}\`)`);
      const more = group.length > SHOWN ? [`and ${String(group.length - SHOWN)} more`] : [];
      const count = group.reduce((sum, grown) => sum + grown.entry.count - grown.before, 0);
      return [
        {
          file: path,
          line,
          message: 'grown' as const,
          key: entry.rule,
          loosens: `debt ${entry.rule} in ${path}`,
          data: { rule: entry.rule, count, kinds: [...kinds, ...more].join(', ') },
          help: 'Put the offences right, and take the file from the base.',
        },
      ];
    });
  },
});

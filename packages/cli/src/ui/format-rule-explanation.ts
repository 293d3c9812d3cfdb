import type { Palette, Policy, Rule } from '@storypole/core';
import { pluralize } from '@storypole/core';
import { formatFields } from './format-fields';

const SCOPES: Readonly<Record<Rule['scope'], string>> = {
  edge: 'each dependency',
  file: 'each file',
  syntax: 'the programs of each file',
  graph: 'the project as a whole',
  change: 'each comment that silences a linter, in the linters that read comments',
};

/** What a rule demands and why, and how a project sets it; `policy` is `undefined` where that could not be read. */
export function formatRuleExplanation(rule: Rule, policy: Policy | undefined, docs: string, palette: Palette): string {
  const setting = policy?.rules[rule.id];
  const messages = Object.values(rule.messages);
  const exceptions = policy?.exceptions.filter((exception) => exception.rule === rule.id) ?? [];
  const options = Object.entries(rule.options ?? {}).map(([name, option]) => {
    const value = setting?.options[name] ?? option.default;
    return `${name} = ${JSON.stringify(value)}: ${option.description}`;
  });
  const fields = formatFields(
    [
      ['demands', [rule.summary]],
      ['judges', [SCOPES[rule.scope]]],
      ['why', [...new Set(messages.map(({ why }) => spellPlaceholders(why)))]],
      ['here', policy === undefined ? [] : [setting?.severity === 'off' ? 'switched off' : 'an error']],
      ['options', options],
      [
        'exceptions',
        exceptions.length === 0
          ? []
          : [
              pluralize(exceptions.length, 'exception'),
              ...exceptions.map(({ from, to, until }) => `${from} to ${to}, until ${until}`),
            ],
      ],
      ['page', [docs]],
    ],
    palette,
  );
  return `${palette.bold(rule.id)}\n\n${fields}`;
}

/** `{{fromLayer}}` → `<from layer>` */
function spellPlaceholders(template: string): string {
  return template.replaceAll(
    /\{\{(\w+)\}\}/g,
    (_, name: string) => `<${name.replaceAll(/(?=[A-Z])/g, ' ').toLowerCase()}>`,
  );
}

import type { Rule } from '@storypole/core';
import type { RuleReporter } from '#types/rule-reporter';

const UNSAVED =
  'This is judged from the files on disk, and the text of this one is not saved: save it for an exact verdict.';

/** The reporter of one of the engine's rules. */
export function toReporter({ id, summary, scope }: Rule): RuleReporter {
  return {
    id,
    summary,
    standsAbove: scope === 'change',
    isAboutImports: scope === 'edge',
    find: (lint, readSuppressions) => {
      const findings =
        scope === 'graph'
          ? lint.findGraphFindings()
          : scope === 'change'
            ? lint.judgeSuppressions(readSuppressions())
            : lint.findFindings();
      return findings.filter(({ rule }) => rule === id);
    },
    say: (_finding, text, lint) => (scope === 'graph' && !lint.isSaved() ? `${text} ${UNSAVED}` : text),
  };
}

/**
 * The reporter of all rules that the policy's plugins add: a host must know the rules of a plugin before it knows the file,
 * and with it the policy.
 */
export const ownRulesReporter: RuleReporter = {
  id: 'custom-rule',
  summary: 'The rules that the plugins of the policy add are kept.',
  standsAbove: false,
  isAboutImports: false,
  find: (lint) => {
    const scopeOf = new Map(lint.ownRules.map(({ id, scope }) => [id, scope]));
    const seesGraph = lint.ownRules.some(({ scope }) => scope === 'graph');
    return [...lint.findFindings(), ...(seesGraph ? lint.findGraphFindings() : [])].filter(({ rule }) =>
      scopeOf.has(rule),
    );
  },
  say: ({ rule }, text, lint) => {
    const isOfGraph = lint.ownRules.some(({ id, scope }) => id === rule && scope === 'graph');
    return `${rule}: ${text}${isOfGraph && !lint.isSaved() ? ` ${UNSAVED}` : ''}`;
  },
};

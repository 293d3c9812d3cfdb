import type { Rule as CoreRule } from '@storypole/core';
import { rules } from '@storypole/rules';
import type { Rule } from 'eslint';
import { formatFaults } from '#ui/format-faults';
import { formatFinding } from '#ui/format-finding';
import { toDocsUrl } from '#service/to-docs-url';
import { toLocation } from '#service/to-location';
import { openLint } from '#runtime/open-lint';

const START = { line: 1, column: 1, endLine: 1, endColumn: 1 };
const UNSAVED =
  'This is judged from the files on disk, and the text of this one is not saved: save it for an exact verdict.';

/** The rule of ESLint that reports what the engine's rule of the same id finds in a file. Its options are the policy's. */
export function createRule({ id, scope, summary }: CoreRule): Rule.RuleModule {
  return {
    meta: {
      type: 'problem',
      docs: { description: summary, url: toDocsUrl(id) },
      schema: [],
      messages: { finding: '{{text}}', fault: '{{text}}' },
    },
    create: (context) => {
      const lint = openLint(id, context, rules);
      if (lint === undefined) return {};
      return {
        Program: () => {
          const faults = lint.claimFaults();
          if (faults.length > 0) {
            context.report({ loc: toLocation(START), messageId: 'fault', data: { text: formatFaults(faults) } });
          }
          const isOfGraph = scope === 'graph';
          for (const finding of isOfGraph ? lint.findGraphFindings() : lint.findFindings()) {
            if (finding.rule !== id) continue;
            const text = formatFinding(finding);
            context.report({
              loc: toLocation(finding.from),
              messageId: 'finding',
              data: { text: isOfGraph && !lint.isSaved() ? `${text} ${UNSAVED}` : text },
            });
          }
        },
      };
    },
  };
}

import type { Finding, Rule as CoreRule } from '@storypole/core';
import { rules } from '@storypole/rules';
import type { Rule } from 'eslint';
import { openLint } from '#runtime/open-lint';
import { readSuppressions } from '#service/read-suppressions';
import { toDocsUrl } from '#service/to-docs-url';
import { toLocation } from '#service/to-location';
import type { Lint } from '#types/lint';
import { formatFaults } from '#ui/format-faults';
import { formatFinding } from '#ui/format-finding';

const START = { line: 1, column: 1, endLine: 1, endColumn: 1 };
/** Above the first line: no comment of the file reaches there, in ESLint 9 and 10 nor in oxlint. */
const ABOVE = { line: 0, column: 1, endLine: 0, endColumn: 1 };
const UNSAVED =
  'This is judged from the files on disk, and the text of this one is not saved: save it for an exact verdict.';

/** The rule of ESLint that reports what the engine's rule of the same id finds in a file. Its options are the policy's. */
export function createRule(rule: CoreRule): Rule.RuleModule {
  const { id, scope, summary } = rule;
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
      const report = (messageId: string, range: Finding['from'] | typeof START, text: string): void =>
        context.report({ loc: toLocation(range), messageId, data: { text } });
      return {
        Program: () => {
          const faults = lint.claimFaults();
          if (faults.length > 0) report('fault', START, formatFaults(faults));
          const note = scope === 'graph' && !lint.isSaved() ? ` ${UNSAVED}` : '';
          for (const finding of findFindings(rule, lint, context)) {
            if (finding.rule !== id) continue;
            report('finding', scope === 'change' ? ABOVE : finding.from, formatFinding(finding) + note);
          }
        },
      };
    },
  };
}

function findFindings({ id, scope }: CoreRule, lint: Lint, { id: ownId, sourceCode }: Rule.RuleContext) {
  if (scope === 'graph') return lint.findGraphFindings();
  if (scope !== 'change') return lint.findFindings();
  const namespace = ownId.slice(0, -id.length - 1);
  return lint.judgeSuppressions(readSuppressions(sourceCode.getAllComments(), namespace));
}

import { rules } from '@storypole/rules';
import type { Rule } from 'eslint';
import { openLint } from '#runtime/open-lint';
import { readSuppressions } from '#service/read-suppressions';
import { toDocsUrl } from '#service/to-docs-url';
import { toLocation } from '#service/to-location';
import type { RuleReporter } from '#types/rule-reporter';
import { formatFaults } from '#ui/format-faults';
import { formatFinding } from '#ui/format-finding';

const START = { line: 1, column: 1, endLine: 1, endColumn: 1 };
/** No comment of a file reaches above its first line: so in ESLint 9 and 10, and in oxlint. */
const ABOVE = { line: 0, column: 1, endLine: 0, endColumn: 1 };

/** A rule of ESLint. It has no options: those of the policy hold, so that all tools read the same ones. */
export function createRule(reporter: RuleReporter): Rule.RuleModule {
  const { id, summary, standsAbove } = reporter;
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
      const report = (messageId: string, range: typeof START, text: string): void =>
        context.report({ loc: toLocation(range), messageId, data: { text } });
      return {
        Program: () => {
          const faults = lint.claimFaults();
          if (faults.length > 0) report('fault', START, formatFaults(faults, lint.reader));
          const namespace = context.id.slice(0, -id.length - 1);
          const suppressions = () => readSuppressions(context.sourceCode.getAllComments(), namespace);
          for (const finding of reporter.find(lint, suppressions)) {
            const text = reporter.say(finding, formatFinding(finding, lint.reader), lint);
            report('finding', standsAbove ? ABOVE : finding.from, text);
          }
        },
      };
    },
  };
}

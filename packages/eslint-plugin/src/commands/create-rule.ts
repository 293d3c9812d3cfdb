import { mayHoldSuppressions } from '@storypole/core';
import { rules } from '@storypole/rules';
import type { Rule } from 'eslint';
import { openLint } from '#runtime/open-lint';
import { findChanges } from '#service/find-changes';
import { readSuppressions } from '#service/read-suppressions';
import { toDocsUrl } from '#service/to-docs-url';
import { toLocation } from '#service/to-location';
import { toSource } from '#service/to-source';
import type { Change } from '#types/change';
import type { RuleReporter } from '#types/rule-reporter';
import { formatFaults } from '#ui/format-faults';
import { formatFinding } from '#ui/format-finding';

const START = { line: 1, column: 1, endLine: 1, endColumn: 1 };
/** No comment of a file reaches above its first line: so in ESLint 9 and 10, and in oxlint. */
const ABOVE = { line: 0, column: 1, endLine: 0, endColumn: 1 };

/** A rule of ESLint. It has no options: those of the policy hold, so that all tools read the same ones. */
export function createRule(reporter: RuleReporter): Rule.RuleModule {
  const { id, summary, standsAbove, isAboutImports } = reporter;
  return {
    meta: {
      type: 'problem',
      docs: { description: summary, url: toDocsUrl(id) },
      schema: [],
      messages: { finding: '{{text}}', fault: '{{text}}', change: '{{text}}' },
      ...(isAboutImports ? { fixable: 'code' as const, hasSuggestions: true } : {}),
    },
    create: (context) => {
      const lint = openLint(id, context, rules);
      if (lint === undefined) return {};
      const report = (messageId: string, range: typeof START, text: string, changes: readonly Change[] = []): void =>
        context.report({ loc: toLocation(range), messageId, data: { text }, ...toFixes(changes) });
      return {
        Program: () => {
          const faults = lint.claimFaults();
          if (faults.length > 0) report('fault', START, formatFaults(faults, lint.reader));
          const namespace = context.id.slice(0, -id.length - 1);
          const suppressions = () =>
            mayHoldSuppressions(context.sourceCode.text)
              ? readSuppressions(context.sourceCode.getAllComments(), namespace)
              : [];
          for (const finding of reporter.find(lint, suppressions)) {
            const text = reporter.say(finding, formatFinding(finding, lint.reader), lint);
            const source = isAboutImports ? toSource(context.sourceCode) : undefined;
            const changes = source === undefined ? [] : findChanges(finding, source, lint);
            report('finding', standsAbove ? ABOVE : finding.from, text, changes);
          }
        },
      };
    },
  };
}

function toFixes(changes: readonly Change[]) {
  const toFix =
    ({ start, end, text }: Change) =>
    (fixer: Rule.RuleFixer): Rule.Fix =>
      fixer.replaceTextRange([start, end], text);
  const [safe] = changes.filter(({ isSafe }) => isSafe);
  const others = changes.filter(({ isSafe }) => !isSafe);
  return {
    ...(safe === undefined ? {} : { fix: toFix(safe) }),
    suggest: others.map((change) => ({
      messageId: 'change',
      data: { text: change.description },
      fix: toFix(change),
    })),
  };
}

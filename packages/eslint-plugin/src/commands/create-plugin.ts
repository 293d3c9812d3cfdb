import { rules } from '@storypole/rules';
import type { ESLint, Linter, Rule } from 'eslint';
import { name, version } from 'eslint-plugin-storypole/package.json';
import { ownRulesReporter, toReporter } from '#service/to-reporter';
import { createRule } from './create-rule';

/** The plugin as ESLint and oxlint load it. */
export interface StorypolePlugin extends ESLint.Plugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
  readonly rules: Readonly<Record<string, Rule.RuleModule>>;
  readonly configs: {
    /** Every rule that sees one file and what it leads to: what an editor shows at once. */
    readonly recommended: Linter.Config;
    /** All rules, those that see the whole graph too: for the command line. */
    readonly strict: Linter.Config;
    /** As `strict`, with messages for agents; and no comment stays that silences what is no longer there. */
    readonly agent: Linter.Config;
  };
}

export function createPlugin(): StorypolePlugin {
  // A change as a whole is judged by the command alone: a linter sees one file.
  const visible = rules.filter((rule) => rule.scope !== 'change' || rule.sees === 'suppressions');
  const reporters = [...visible.map(toReporter), ownRulesReporter];
  const plugin = {
    meta: { name, version, namespace: 'storypole' },
    rules: Object.fromEntries(reporters.map((reporter) => [reporter.id, createRule(reporter)])),
  };
  const ofGraph = rules.filter(({ scope }) => scope === 'graph').map(({ id }) => id);
  const toConfig = (label: string, ids: readonly string[]): Linter.Config => ({
    name: `storypole/${label}`,
    plugins: { storypole: plugin },
    rules: Object.fromEntries(ids.map((id) => [`storypole/${id}`, 'error'])),
  });
  const ids = reporters.map(({ id }) => id);
  return Object.assign(plugin, {
    configs: {
      recommended: toConfig(
        'recommended',
        ids.filter((id) => !ofGraph.includes(id)),
      ),
      strict: toConfig('strict', ids),
      agent: {
        ...toConfig('agent', ids),
        settings: { storypole: { messages: 'agent' } },
        linterOptions: { reportUnusedDisableDirectives: 'error' as const },
      },
    },
  });
}

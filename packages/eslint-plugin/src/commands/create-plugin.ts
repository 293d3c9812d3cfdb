import { rules } from '@storypole/rules';
import type { ESLint, Linter } from 'eslint';
import { name, version } from 'eslint-plugin-storypole/package.json';
import { createRule } from './create-rule';

/** The plugin as ESLint and oxlint load it. */
export interface StorypolePlugin extends ESLint.Plugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
  readonly rules: Readonly<Record<string, NonNullable<ESLint.Plugin['rules']>[string]>>;
  readonly configs: {
    readonly recommended: Linter.Config;
    readonly strict: Linter.Config;
    readonly agent: Linter.Config;
  };
}

export function createPlugin(): StorypolePlugin {
  const created = Object.fromEntries(rules.map((rule) => [rule.id, createRule(rule)]));
  const plugin = { meta: { name, version, namespace: 'storypole' }, rules: created };
  const toConfig = (label: string, isAsked: (scope: string) => boolean): Linter.Config => ({
    name: `storypole/${label}`,
    plugins: { storypole: plugin },
    rules: Object.fromEntries(
      rules.filter((rule) => isAsked(rule.scope)).map((rule) => [`storypole/${rule.id}`, 'error']),
    ),
  });
  return Object.assign(plugin, {
    configs: {
      recommended: toConfig('recommended', (scope) => scope !== 'graph'),
      strict: toConfig('strict', () => true),
      agent: toConfig('agent', () => true),
    },
  });
}

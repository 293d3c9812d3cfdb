import type { Policy, Rule } from '@storypole/core';

/** The plugin, and its one rule for all that a policy's own plugins declare. */
const PLUGIN = 'eslint-plugin-storypole';
const OWN_RULES = 'storypole/custom-rule';

/** A configuration of oxlint that loads the plugin and asks every rule that the policy does not switch off. */
export function toOxlintConfig(
  { rules: settings }: Pick<Policy, 'rules'>,
  builtIn: readonly Rule[],
  rules: readonly Rule[],
): Readonly<Record<string, unknown>> {
  const isOn = ({ id }: Rule): boolean => settings[id]?.severity !== 'off';
  // Rules about a change need two states of the repository, which no linter sees.
  const asked = builtIn.filter((rule) => rule.scope !== 'change' && isOn(rule)).map(({ id }) => `storypole/${id}`);
  const own = rules.some((rule) => !builtIn.includes(rule) && isOn(rule)) ? [OWN_RULES] : [];
  return {
    $schema: './node_modules/oxlint/configuration_schema.json',
    jsPlugins: [PLUGIN],
    rules: Object.fromEntries([...asked, ...own].map((id) => [id, 'error'])),
  };
}

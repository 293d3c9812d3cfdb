/** Forms that linters do not show to rules: docs/hosts.md of the plugin. Its suite, and the one of all frontends, assert it. */
export const LINTER_FORM_GAPS: readonly string[] = ['Where it stands: MDX'];

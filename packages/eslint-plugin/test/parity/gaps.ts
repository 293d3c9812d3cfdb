/** Files that a host does not show to rules: what the command finds there, it does not report. docs/hosts.md tells why. */
export const gaps: Readonly<Record<'ESLint' | 'oxlint', readonly string[]>> = {
  ESLint: ['.json', '.jsonc', '.mdx'],
  oxlint: ['.json', '.jsonc', '.mdx'],
};

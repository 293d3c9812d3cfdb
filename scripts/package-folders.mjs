/** The workspaces that are published, each after those that it needs. */
export const packageFolders = [
  'packages/core',
  'rules',
  'packages/testkit',
  'packages/depcruise',
  'packages/cli',
  'packages/eslint-plugin',
];

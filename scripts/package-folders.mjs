/** The workspaces that are published, each after those that it needs. */
export const packageFolders = ['packages/core', 'rules', 'packages/testkit', 'packages/cli', 'packages/eslint-plugin'];

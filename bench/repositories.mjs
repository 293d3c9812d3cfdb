/**
 * The repositories that the figures are about. They are not part of this one: give the path of a checkout with
 * `--repo name=path` or the environment variable `BENCH_<NAME>`.
 *
 * `size`: which column of the budgets holds. `folders`: what every tool analyses, TypeScript files only.
 * `zones`: the policy that every tool which knows policies is given, ordered from the lowest; a zone may import itself and what
 * `mayImport` lists. `typescript`: the tsconfig for tools that want to be told.
 */
export const REPOSITORIES = [
  {
    name: 'void',
    source: 'github.com/voideditor/void',
    commit: 'b3166e7ef2aefbdfeb139445fdf248a561b85d4d',
    about: 'a fork of VS Code',
    size: 'big',
    folders: ['src'],
    typescript: 'src/tsconfig.json',
    zones: [
      { name: 'base', folders: ['src/vs/base'], mayImport: ['root'] },
      { name: 'platform', folders: ['src/vs/platform'], mayImport: ['base', 'root'] },
      { name: 'editor', folders: ['src/vs/editor'], mayImport: ['base', 'platform', 'root'] },
      { name: 'workbench', folders: ['src/vs/workbench'], mayImport: ['base', 'platform', 'editor', 'root'] },
      { name: 'code', folders: ['src/vs/code'], mayImport: ['base', 'platform', 'editor', 'workbench', 'root'] },
      { name: 'server', folders: ['src/vs/server'], mayImport: ['base', 'platform', 'workbench', 'root'] },
      {
        name: 'root',
        files: ['src/*', 'src/vs/*', 'src/typings/**', 'src/vscode-dts/**'],
        mayImport: ['base', 'platform'],
      },
    ],
  },
  {
    name: 'payload',
    source: 'github.com/payloadcms/payload',
    commit: 'db7543c2121f0b672e33436447122b5e09ea4f2b',
    about: 'a content management system, a pnpm workspace',
    size: 'app',
    folders: ['packages'],
    typescript: 'tsconfig.json',
    zones: [
      { name: 'translations', folders: ['packages/translations'], mayImport: [] },
      { name: 'payload', folders: ['packages/payload'], mayImport: ['translations'] },
      {
        name: 'drivers',
        folders: [
          ...['db-d1-sqlite', 'db-mongodb', 'db-postgres', 'db-sqlite', 'db-vercel-postgres', 'drizzle'],
          ...[
            'email-nodemailer',
            'email-resend',
            'kv-redis',
            'storage-azure',
            'storage-gcs',
            'storage-r2',
            'storage-s3',
          ],
          ...['storage-vercel-blob', 'payload-cloud', 'plugin-cloud-storage'],
        ].map((name) => `packages/${name}`),
        mayImport: ['payload', 'translations'],
      },
      { name: 'graphql', folders: ['packages/graphql'], mayImport: ['payload', 'translations'] },
      { name: 'ui', folders: ['packages/ui'], mayImport: ['payload', 'translations'] },
      {
        name: 'features',
        folders: [
          ...[
            'form-builder',
            'import-export',
            'mcp',
            'multi-tenant',
            'nested-docs',
            'redirects',
            'search',
            'sentry',
            'seo',
          ],
          ...['stripe', 'ecommerce'],
        ]
          .map((name) => `packages/plugin-${name}`)
          .concat('packages/richtext-lexical'),
        mayImport: ['payload', 'translations', 'ui'],
      },
      {
        name: 'hosts',
        folders: ['packages/next', 'packages/tanstack-start'],
        mayImport: ['payload', 'translations', 'ui', 'graphql'],
      },
      {
        name: 'tools',
        folders: [
          ...['admin-bar', 'codemod', 'create-payload-app', 'eslint-config', 'eslint-plugin', 'live-preview'],
          ...['live-preview-react', 'live-preview-vue', 'sdk', 'typescript-plugin'],
        ].map((name) => `packages/${name}`),
        mayImport: ['payload', 'translations'],
      },
    ],
  },
  {
    name: 'outline',
    source: 'github.com/outline/outline',
    commit: 'd77dcdf853868c5d5fe125c895c9b71f0eff5c68',
    about: 'a knowledge base, one application',
    size: 'app',
    folders: ['app', 'server', 'shared', 'plugins'],
    typescript: 'tsconfig.json',
    zones: [
      { name: 'shared', folders: ['shared'], mayImport: [] },
      { name: 'server', folders: ['server'], mayImport: ['shared'] },
      { name: 'app', folders: ['app'], mayImport: ['shared'] },
      { name: 'plugins', folders: ['plugins'], mayImport: ['shared', 'server', 'app'] },
    ],
  },
];

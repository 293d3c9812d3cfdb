import { oldShop } from './old-shop';

/** The old shop with every gate that a careful team sets up: what an attack has to get past. */
export const guardedShop: Readonly<Record<string, string>> = {
  ...oldShop,
  'storypole.config.jsonc': (oldShop['storypole.config.jsonc'] ?? '').replace(
    '"rules"',
    '"plugins": ["./rules/named-service.mjs"],\n  "rules"',
  ),
  'rules/named-service.mjs': `export default [
  {
    id: 'named-service',
    scope: 'file',
    summary: 'A file has a place with a name.',
    messages: { nameless: { what: '{{from}} has no name.', why: 'Nobody finds it.' } },
    sees: 'place',
    suspects: (place) => place.layer === 'nameless',
    check: () => ({ message: 'nameless' }),
  },
];
`,
  'package.json': `{
  "name": "shop",
  "scripts": { "check": "storypole check", "lint": "eslint .", "release": "npm run check && npm publish" },
  "dependencies": { "pg": "8" },
  "devDependencies": { "storypole": "^1.2.0", "eslint-plugin-storypole": "^1.2.0", "@storypole/testkit": "^1.2.0" }
}
`,
  'tsconfig.json': `{
  "compilerOptions": { "paths": { "#domains/*": ["./src/domains/*"] } }
}
`,
  '.gitignore': 'node_modules\n',
  'lefthook.yml': 'pre-commit:\n  commands:\n    layers:\n      run: npx storypole check --staged\n',
  'eslint.config.js': `import storypole from 'eslint-plugin-storypole';

export default [
  storypole.configs.recommended,
  { ignores: ['dist/**'] },
];
`,
  '.claude/settings.json': `{
  "hooks": { "Stop": [{ "hooks": [{ "type": "command", "command": "npx storypole hook claude" }] }] }
}
`,
  'test/reach.test.ts': `import { domain, modules } from '@storypole/testkit';
import { expect, test } from 'vitest';

test('accounts is small', () => {
  expect(modules('src/domains/accounts/**')).toHaveAtMost(20);
  expect(domain('accounts')).not.toImport('pg');
});
`,
  'src/domains/accounts/service/list-users.ts':
    "import { readUser } from '#domains/accounts/service/read-user';\nexport const listUsers = [readUser];\n",
};

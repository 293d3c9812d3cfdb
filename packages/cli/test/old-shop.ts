import { shop } from './shop';

/** A shop whose offences were frozen, with all that a team puts around it. */
export const oldShop: Readonly<Record<string, string>> = {
  ...shop,
  'storypole.config.jsonc': `{
  "preset": "harness",
  "domains": { "uses": {}, "strict": ["accounts"] },
  "deny": [{ "from": "ui", "to": "repo", "why": "Pages read through runtime." }],
  "packages": { "pg": { "onlyIn": ["repo"], "why": "SQL has one owner." } },
  "globals": { "process.env": { "onlyIn": ["app"], "why": "Settings are read once." } },
  "rules": { "import-cycle": { "dynamic": true } }
}
`,
  'package.json': `{
  "name": "shop",
  "scripts": { "check": "storypole check", "test": "vitest run" },
  "dependencies": { "pg": "8" },
  "devDependencies": { "storypole": "^1.2.0", "@storypole/testkit": "^1.2.0" }
}
`,
  '.github/workflows/ci.yml': `name: ci
on:
  pull_request:
  push:
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: npx storypole check --base origin/main
`,
  '.husky/pre-commit': 'npx storypole check --staged\n',
  'test/structure.test.ts': `import { arch, domain } from '@storypole/testkit';
import { expect, test } from 'vitest';

test('layers hold', () => {
  expect(arch).toRespectLayers();
});

test('billing is reached through its entry', () => {
  expect(domain('billing')).toBeImportedOnlyThrough('index.ts');
});
`,
  'src/domains/billing/types/tax.ts': "import { charge } from '../service/charge';\nexport const tax = charge;\n",
};

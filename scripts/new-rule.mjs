// Writes the folder of a new rule: node scripts/new-rule.mjs <id>
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const [id] = process.argv.slice(2);
const folder = path.join(here, '..', 'rules', id ?? '');

if (id === undefined || !/^[a-z]+(?:-[a-z]+)+$/.test(id) || id.startsWith('no-')) {
  fail('Name the rule for the offence, in kebab-case and without `no-`: node scripts/new-rule.mjs misdirected-import');
} else if (fs.existsSync(folder)) {
  fail(`There is a rule \`${id}\` already.`);
} else {
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, 'rule.ts'), toRule(id));
  fs.writeFileSync(path.join(folder, 'rule.md'), toPage(id));
  execFileSync(process.execPath, [path.join(here, 'generate-rules.mjs')]);
  console.log(`Finish rules/${id}/rule.ts and rules/${id}/rule.md, then run: npx vitest run rules`);
}

function toRule(name) {
  return `import { defineRule, type Place } from '@storypole/core';

export default defineRule({
  id: '${name}',
  scope: 'edge',
  precedence: 100,
  sees: 'places',
  summary: 'What holds where the rule is kept.',
  messages: {
    offence: {
      what: '{{from}} ({{fromPlace}}) imports {{to}} ({{toPlace}}).',
      why: 'One sentence: what goes wrong otherwise.',
    },
  },
  suspects: ({ from, to }) => reachesFar(from, to),
  check: ({ from, to }) =>
    to.kind === 'file' && reachesFar(from.place, to.place) ? { message: 'offence' } : undefined,
});

function reachesFar(from: Place, to: Place): boolean {
  return from.domain !== undefined && from.layer > to.layer + 3;
}
`;
}

function toPage(name) {
  return `# ${name}

What holds where the rule is kept.

## Why

What goes wrong otherwise.

## Examples

### ✗ a page reads rows

\`\`\`ts file=src/domains/billing/ui/page.ts
import { rows } from '../repo/rows'; // ✗ ${name}

export const page = () => rows;
\`\`\`

\`\`\`ts file=src/domains/billing/repo/rows.ts
export const rows = [1];
\`\`\`

### ✓ a page asks runtime

\`\`\`ts file=src/domains/billing/ui/page.ts
import { rows } from '../runtime/rows';

export const page = () => rows;
\`\`\`

\`\`\`ts file=src/domains/billing/runtime/rows.ts
export const rows = [1];
\`\`\`

## Options

None.

## When to allow it

When the offence is the lesser evil, and who decides that.
`;
}

function fail(message) {
  console.error(message);
  process.exitCode = 1;
}

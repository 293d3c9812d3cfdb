// Writes the table of gaps in docs/reference/dependency-cruiser.md from the list in packages/depcruise.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createJiti } from 'jiti';
import prettier from 'prettier';
import { root } from './run.mjs';
import { writeGenerated } from './write-generated.mjs';

const PAGE = 'docs/reference/dependency-cruiser.md';
const jiti = createJiti(import.meta.url, { fsCache: false });
const { GAPS } = await jiti.import(join(root, 'packages/depcruise/src/service/gaps.ts'));

const EFFECTS = { misses: 'misses', adds: 'reports too much' };
const rows = GAPS.map(({ id, effect, what }) => `| \`${id}\` | ${EFFECTS[effect]} | ${what} |`);
const table = `| gap | dependency-cruiser | what |\n| --- | --- | --- |\n${rows.join('\n')}`;
const page = readFileSync(join(root, PAGE), 'utf8').replace(
  /<!-- gaps: begin -->[\s\S]*<!-- gaps: end -->/,
  () => `<!-- gaps: begin -->\n\n${table}\n\n<!-- gaps: end -->`,
);
const options = await prettier.resolveConfig(join(root, PAGE));
writeGenerated(PAGE, await prettier.format(page, { ...options, parser: 'markdown' }));

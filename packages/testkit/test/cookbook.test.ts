import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { stageProject } from './stage-project';
import { runVitest } from './vitest/run-vitest';

const page = fs.readFileSync(
  fileURLToPath(new URL('../../../docs/reference/testkit-cookbook.md', import.meta.url)),
  'utf8',
);
const recipes = page.split(/^## /m).slice(1);
const blocks = [...page.matchAll(/(?<!not run: needs a branch -->\n\n)^```ts\n(?<code>[^]*?)^```$/gm)];
const project = stageProject('vitest-4', 'cookbook');
afterAll(() => project.remove());

test('there are at least twenty recipes, numbered, each with code', () => {
  expect(recipes.length).toBeGreaterThanOrEqual(20);
  recipes.forEach((recipe, index) => {
    expect(recipe.startsWith(`${String(index + 1)}. `), recipe).toBe(true);
    expect(recipe).toContain('```ts\n');
  });
});

test('every recipe holds in the clinic, under the real Vitest', async () => {
  fs.rmSync(`${project.folder}/structure.test.ts`);
  project.write('cookbook.test.ts', blocks.map(({ groups }) => groups?.['code'] ?? '').join('\n'));
  const { code, output, tests } = await runVitest(project, 'cookbook.test.ts');
  expect(code, output).toBe(0);
  expect(Object.keys(tests).length, output).toBeGreaterThanOrEqual(28);
});

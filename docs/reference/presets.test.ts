import { buildPolicy } from '@storypole/core';
import type { Policy } from '@storypole/core';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const page = readFileSync(new URL('presets.md', import.meta.url), 'utf8');
const schema = JSON.parse(readFileSync(new URL('../../packages/cli/schema.json', import.meta.url), 'utf8')) as {
  readonly properties: { readonly preset: { readonly enum: readonly string[] } };
};
const presets = schema.properties.preset.enum;

/** How the page writes a reach. */
const MARKS = { closed: '', same: 'own', listed: '✓', any: 'any', everywhere: 'all' } as const;

describe.each(presets.filter((preset) => preset !== 'none'))('%s', (preset) => {
  const policy = build(preset);
  const section = findSection(preset);

  test('has the matrix of the page', () => {
    expect(findTable(section, 'may import')).toEqual([
      ['may import', ...policy.layers.map((layer) => layer.id)],
      ...policy.layers.map((from, row) => [
        from.id,
        ...policy.layers.map((_, column) => MARKS[policy.matrix[row]?.[column]?.value ?? 'closed']),
      ]),
    ]);
  });

  test('opens values and types alike', () => {
    expect(policy.matrix.flat().every((cell) => cell.value === cell.type)).toBe(true);
  });

  test('has the files of the page', () => {
    expect(findTable(section, 'layer')).toEqual([
      ['layer', 'files'],
      ...policy.layers.map((layer) => [layer.id, layer.files.join(', ')]),
    ]);
  });

  test('gives every closed cell a reason in one sentence that the page has, and every open one none', () => {
    const reasons = policy.matrix
      .flat()
      .filter((cell) => cell.value === 'closed')
      .map((cell) => cell.why);
    expect(reasons.filter((why) => !/^`[a-z-]+` [^.→]+\.$/.test(why))).toEqual([]);
    expect([...new Set(reasons)].filter((why) => !section.includes(`- ${why}`))).toEqual([]);
    expect(policy.matrix.flat().filter((cell) => cell.value !== 'closed' && cell.why !== '')).toEqual([]);
  });

  test('gives reasons that are true', () => {
    for (const [row, from] of policy.layers.entries()) {
      for (const [column, to] of policy.layers.entries()) {
        const { value, why } = policy.matrix[row]?.[column] as Policy['matrix'][number][number];
        if (value !== 'closed') continue;
        // "`service` may import `repo`", "may import only `types` and `utils`", "only `providers` may import …"
        for (const [, sentence = ''] of why.matchAll(
          /((?:`[a-z-]+`(?:, | and )?)+ may import (?:only )?(?:(?:`[a-z-]+`)(?:, | and )?)+)/g,
        )) {
          const [subjects = '', objects = ''] = sentence.split(' may import ');
          for (const subject of listIds(subjects))
            for (const object of listIds(objects))
              expect(`${why}: ${reach(policy, subject, object)}`).not.toMatch(/: closed$/);
        }
        const only = /^`([a-z-]+)`.* may import only ((?:`[a-z-]+`(?:, | and )?)+)/.exec(why);
        if (only !== null && only[1] === from.id) expect(listIds(only[2] ?? '')).not.toContain(to.id);
      }
    }
  });
});

test('every preset has a section', () => {
  expect(presets.filter((preset) => findSection(preset) === '')).toEqual([]);
});

test('the page has no section for what is no preset', () => {
  expect(Array.from(page.matchAll(/^## `(.+)`$/gm), (match) => match[1])).toEqual(presets);
});

function build(preset: string): Policy {
  const built = buildPolicy([{ file: 'storypole.config.json', value: { preset } }], []);
  return built.policy as Policy;
}

function reach(policy: Policy, from: string, to: string): string {
  const index = (id: string): number => policy.layers.findIndex((layer) => layer.id === id);
  return policy.matrix[index(from)]?.[index(to)]?.value ?? 'no layer';
}

function listIds(text: string): readonly string[] {
  return Array.from(text.matchAll(/`([a-z-]+)`/g), (match) => match[1] as string);
}

function findSection(preset: string): string {
  const start = page.indexOf(`## \`${preset}\`\n`);
  const end = page.indexOf('\n## ', start + 1);
  return start < 0 ? '' : page.slice(start, end < 0 ? undefined : end);
}

/** The rows of the table whose head begins with `title`, without the code marks of its cells. */
function findTable(section: string, title: string): readonly (readonly string[])[] {
  const lines = section.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`| ${title} `));
  const length = lines.slice(start).findIndex((line) => !line.startsWith('|'));
  return lines
    .slice(start, length < 0 ? undefined : start + length)
    .filter((_, index) => index !== 1)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((one) => one.trim().replaceAll('`', '')),
    );
}

import { check } from '@storypole/core';
import { createTestProviders } from '@storypole/core/testing';
import { rules } from '@storypole/rules';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

interface Way {
  readonly name: string;
  readonly file: string;
  readonly code: string;
}

const page = readFileSync(new URL('forms.md', import.meta.url), 'utf8');
const sections = page
  .split('\n## ')
  .slice(1)
  .map((text) => ({ title: text.slice(0, text.indexOf('\n')), ways: readWays(text) }));
const harmless = sections.filter(({ title }) => title === 'None of these');
const harmful = sections.filter(({ title }) => title !== 'None of these');

test('the page shows sixty-one ways, each once', () => {
  const ways = harmful.flatMap((section) => section.ways);
  expect(ways).toHaveLength(61);
  expect(new Set(ways.map(({ file, code }) => `${file} ${code}`)).size).toBe(61);
});

describe.each(harmful)('$title', ({ ways }) => {
  test.each(ways)('$name in $file is found', ({ file, code }) => {
    expect(judge(file, code)).toEqual([`misdirected-import from ${file} to src/domains/orders/ui/${targetOf(code)}`]);
  });
});

describe.each(harmless)('$title', ({ ways }) => {
  test.each(ways)('$name in $file is nothing', ({ file, code }) => {
    expect(judge(file, code)).toEqual([]);
  });
});

/** The rows of a section's table. */
function readWays(section: string): readonly Way[] {
  return section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) => {
      const [, name = '', file = '', code = ''] = /^\| (.*?) +\| `(.*?)` +\| (`+.*`+) +\|$/.exec(line) ?? [];
      const ticks = code.startsWith('``') ? 2 : 1;
      return { name, file, code: code.trim().slice(ticks, -ticks).replaceAll('↵', '\n') };
    });
}

function targetOf(code: string): string {
  return code.includes('labels') ? 'labels.json' : code.includes('cart') ? 'cart/index.ts' : 'page.ts';
}

/** Findings and faults of a project whose only other files are those that a way can lead to. */
function judge(file: string, code: string): readonly string[] {
  const providers = createTestProviders({
    'package.json': JSON.stringify({
      name: 'shop',
      type: 'module',
      imports: { '#ui/*': './src/domains/orders/ui/*.ts' },
      exports: { './ui/*': './src/domains/orders/ui/*.ts' },
    }),
    'tsconfig.json': JSON.stringify({
      compilerOptions: { baseUrl: 'src', paths: { '@/*': ['./*'] }, module: 'ESNext', moduleResolution: 'Bundler' },
    }),
    'src/domains/orders/ui/page.ts': 'export const page = 1;\nexport default page;\nexport interface Page {}\n',
    'src/domains/orders/ui/labels.json': '{}',
    'src/domains/orders/ui/cart/index.ts': 'export const cart = 1;\n',
    [`src/domains/orders/types/${file}`]: `${code}\n`,
  });
  const { reports } = check({ cwd: '/project', paths: [], configCode: false }, providers, rules);
  return reports.flatMap((report) => [
    ...report.faults.map((fault) => `${fault.code}: ${fault.what}`),
    ...report.findings.map(
      ({ rule, from, to }) =>
        `${rule} from ${from.file.slice(from.file.lastIndexOf('/') + 1)} to ${to?.file ?? to?.specifier ?? 'nothing'}`,
    ),
  ]);
}

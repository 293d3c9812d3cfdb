import { check, checkChange } from '@storypole/core';
import { createTestGit, createTestProviders, type Example, readExamples } from '@storypole/core/testing';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { rules } from './index';

const folder = path.dirname(fileURLToPath(import.meta.url));
const ids = fs
  .readdirSync(folder, { withFileTypes: true })
  // `node_modules` and what a build writes are no rules.
  .filter((entry) => entry.isDirectory() && !/^(?:node_modules|dist.*)$/.test(entry.name))
  .map((entry) => entry.name)
  .sort();
const readPage = (id: string): string => fs.readFileSync(path.join(folder, id, 'rule.md'), 'utf8');

/** What the example is found guilty of, as `file:line rule`. Faults count: a page must be right in every other respect. */
function judge({ files, before }: Example): readonly string[] {
  const options = { cwd: '/project', paths: [], configCode: false };
  const isChange = Object.keys(before).length > 0;
  const git = isChange ? { git: createTestGit('/project', files, before) } : {};
  const providers = createTestProviders(files, { now: '2026-01-15', ...git });
  const { reports } = isChange
    ? checkChange({ ...options, base: 'main', judgesCode: true }, providers, rules)
    : check(options, providers, rules);
  return reports
    .flatMap((report) => [
      ...report.faults.map((fault) => `${fault.code}: ${fault.what}`),
      ...report.findings
        .filter(({ known }) => !known)
        .map((finding) => `${finding.from.file}:${String(finding.from.line)} ${finding.rule}`),
    ])
    .sort();
}

test('every folder is registered, under its own name', () => {
  expect(rules.map((rule) => rule.id)).toEqual(ids);
});

test('no two edge rules claim the same precedence', () => {
  const precedences = rules.flatMap((rule) => (rule.scope === 'edge' ? [rule.precedence] : []));
  expect(new Set(precedences).size).toBe(precedences.length);
});

describe.each(ids)('the page of %s', (id) => {
  const page = readPage(id);
  const examples = readExamples(page);
  const rule = rules.find((candidate) => candidate.id === id);

  test('begins with the id and the summary, and has every section', () => {
    expect(page.startsWith(`# ${id}\n\n${rule?.summary ?? ''}\n`)).toBe(true);
    const headings = page.split('\n').filter((line) => line.startsWith('## '));
    expect(headings).toEqual(['## Why', '## Examples', '## Options', '## When to allow it']);
  });

  test('shows an offence of its own, and code that is clean', () => {
    const marked = examples.flatMap((example) => example.expected.map((expected) => expected.rule));
    expect(marked).toContain(id);
    expect(examples.some((example) => !example.isOffence)).toBe(true);
  });

  test('tells of every option', () => {
    const rows = page.split('\n').map((line) => line.replaceAll(/ +/g, ' '));
    for (const [name, option] of Object.entries(rule?.options ?? {})) {
      expect(rows).toContain(
        `| \`${name}\` | ${option.type} | \`${String(option.default)}\` | ${option.description} |`,
      );
    }
  });

  // Comments are read by linters alone, but for those that are new: the suite of the plugin tests these pages.
  const judged = rule?.scope === 'change' && rule.sees === 'suppressions' ? [] : examples;
  test.each(judged.map((example) => [example.isOffence ? '✗' : '✓', example.title, example] as const))(
    '%s %s',
    (_mark, _title, example) => {
      const expected = example.expected.map(({ file, line, rule: name }) => `${file}:${String(line)} ${name}`).sort();
      expect(judge(example)).toEqual(expected);
    },
  );
});

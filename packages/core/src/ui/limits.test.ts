import { XMLParser } from 'fast-xml-parser';
import type { Log } from 'sarif';
import { describe, expect, test } from 'vitest';
import { gzipSync } from 'node:zlib';
import type { Finding } from '#types/finding';
import { formatGithub } from './format-github';
import { formatGitlab } from './format-gitlab';
import { formatJunit } from './format-junit';
import { formatMarkdown } from './format-markdown';
import { formatSarif } from './format-sarif';
import { cycle, faultyReport, misdirected, options, report } from './sample-reports';

/** Of the library's matchers: an answer for each. */
type Validate = (
  received: unknown,
  ...args: readonly string[]
) => {
  readonly pass: boolean;
  readonly message: () => string;
};

// The library adds its matchers to the global `expect` of Jest.
Object.assign(globalThis, { expect });
const { toBeValidSarifLog, toBeValidSarifFor } = (await import('@microsoft/jest-sarif')) as unknown as Readonly<
  Record<'toBeValidSarifLog' | 'toBeValidSarifFor', Validate>
>;

const MEBIBYTE = 2 ** 20;

/** Findings as a large repository has them: long paths, a chain in some, a fix in others. */
function createFindings(count: number): readonly Finding[] {
  return Array.from({ length: count }, (_, index): Finding => {
    const file = `packages/shop-${index % 40}/src/domains/billing-and-invoicing/service/charge-${index}.ts`;
    const sample = index % 10 === 0 ? cycle : misdirected;
    const edits = [{ ...sample.from, file, text: 'import type { PayButton }' }];
    return {
      ...sample,
      id: `${sample.rule}:${index.toString(16)}`,
      from: { ...sample.from, file },
      what: `${file} imports \`PayButton\`.`,
      remedies: [{ kind: 'type-only', text: 'Import the type only.', edits }],
    };
  });
}

const many = { ...report, findings: createFindings(10_000) };
const huge = { ...report, findings: createFindings(26_000) };

const debt = { listed: 12, atBase: 14, base: 'origin/main', renamed: 1 };

describe('SARIF', () => {
  const isValid = (text: string): string => {
    const { pass, message } = toBeValidSarifLog(JSON.parse(text));
    return pass ? 'valid' : message();
  };

  test.each([
    ['findings', [report]],
    ['faults', [faultyReport]],
    ['known debt, and how much was', [{ ...report, debt }]],
    ['known debt beside results that are left out', [{ ...huge, debt }]],
    ['ten thousand findings', [many]],
  ])('obeys the schema of the standard: %s', (_title, reports) => {
    expect(isValid(formatSarif(reports, options).text)).toBe('valid');
  });

  test('a report that does not obey it is noticed', () => {
    const log = JSON.parse(formatSarif([report], options).text) as Log;
    const [run] = (JSON.parse(formatSarif([{ ...report, debt }], options).text) as Log).runs;
    const note = run?.invocations?.[0]?.toolExecutionNotifications?.[0];
    expect(note?.message.text).toContain('12 known, was 14 at the base (origin/main).');
    const mute = {
      ...run,
      invocations: [{ executionSuccessful: true, toolExecutionNotifications: [{ level: note?.level }] }],
    };
    expect(isValid(JSON.stringify({ ...log, runs: [mute] }))).toContain('message');
    const bare = { ...run, properties: run?.properties?.['knownDebt'] as unknown };
    expect(isValid(JSON.stringify({ ...log, runs: [bare] }))).toContain('properties');
    const broken = { ...log, runs: log.runs.map((run) => ({ ...run, results: [{ ruleId: 'x' }] })) };
    expect(isValid(JSON.stringify(broken))).toContain('message');
    expect(toBeValidSarifFor({ region: {} }, 'region').pass).toBe(false);
  });

  test('holds as much as GitHub takes: ten MiB packed, twenty-five thousand results, and unique fingerprints', () => {
    const { text } = formatSarif([many], options);
    expect(gzipSync(text).length).toBeLessThan(10 * MEBIBYTE);
    const [run] = (JSON.parse(text) as Log).runs;
    expect(run?.results).toHaveLength(10_000);
    const prints = run?.results?.map(({ partialFingerprints }) => partialFingerprints?.['storypoleFindingId/v1']);
    expect(new Set(prints).size).toBe(10_000);
    expect(run?.tool.driver.rules?.every(({ properties }) => (properties?.tags?.length ?? 0) <= 20)).toBe(true);
    const [larger] = (JSON.parse(formatSarif([huge], options).text) as Log).runs;
    expect(larger?.results).toHaveLength(25_000);
    expect(larger?.invocations?.[0]?.toolExecutionNotifications?.[0]?.message.text).toContain('1000 more findings');
  });

  test('carries the edits of a remedy as a fix, and none for a file that moves', () => {
    const edit = { file: misdirected.from.file, line: 2, column: 1, endLine: 2, endColumn: 7, text: 'import type' };
    const remedies = [
      { kind: 'type-only', text: 'Import the type only.', edits: [edit] },
      { kind: 'move', text: 'Move the file.', edits: [edit], moves: [{ file: 'a.ts', to: 'b.ts' }] },
    ];
    const { text } = formatSarif([{ ...report, findings: [{ ...misdirected, remedies }] }], options);
    expect((JSON.parse(text) as Log).runs[0]?.results?.[0]?.fixes).toEqual([
      {
        description: { text: 'Import the type only.' },
        artifactChanges: [
          {
            artifactLocation: { uri: edit.file, uriBaseId: 'SRCROOT' },
            replacements: [
              {
                deletedRegion: { startLine: 2, startColumn: 1, endLine: 2, endColumn: 7 },
                insertedContent: { text: 'import type' },
              },
            ],
          },
        ],
      },
    ]);
    expect(isValid(text)).toBe('valid');
  });
});

test('GitHub gets no more annotations than it shows, and every finding in the log', () => {
  const lines = formatGithub([many], options).text.split('\n');
  expect(lines.filter((line) => line.startsWith('::error'))).toHaveLength(10);
  expect(lines.filter((line) => /: Storypole (?:misdirected-import|import-cycle): /.test(line))).toHaveLength(9_991);
});

test('a comment stays below sixty thousand characters, and says how many findings it leaves out', () => {
  const { text } = formatMarkdown([many], options);
  expect(text.length).toBeLessThan(60_000);
  expect(text).toContain('### Storypole: 10,000 findings');
  const listed = text.split('\n').filter((line) => line.startsWith('- ')).length;
  expect(text).toContain(`${(10_000 - listed).toLocaleString('en')} more findings`);
});

test('GitLab gets every finding, in files of a size that it takes', () => {
  const quality = formatGitlab([many], options).text;
  const issues = JSON.parse(quality) as readonly { readonly fingerprint: string }[];
  expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(10_000);
  expect(quality.length).toBeLessThan(20 * MEBIBYTE);
  const junit = formatJunit([many], options).text;
  expect(junit.length).toBeLessThan(30 * MEBIBYTE);
  expect(() => new XMLParser().parse(junit) as unknown).not.toThrow();
});

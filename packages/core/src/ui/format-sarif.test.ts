import type { Log, Result } from 'sarif';
import { describe, expect, test } from 'vitest';
import { formatSarif } from './format-sarif';
import { BUTTON, CHARGE, cleanReport, cycle, faultyReport, misdirected, options, report } from './sample-reports';

function toRun(...args: Parameters<typeof formatSarif>): Log['runs'][number] {
  const log = JSON.parse(formatSarif(...args).text) as Log;
  expect(log.version).toBe('2.1.0');
  expect(log.runs).toHaveLength(1);
  return log.runs[0] as Log['runs'][number];
}

describe('formatSarif', () => {
  test('says how much is known, and how much was', () => {
    const debt = { listed: 12, atBase: 14, base: 'origin/main', renamed: 0 };
    const { properties, invocations } = toRun([{ ...report, debt }], options);
    const said = '12 known, was 14 at the base (origin/main).';
    expect(properties).toEqual({ knownDebt: said });
    expect(invocations?.[0]?.toolExecutionNotifications).toEqual([{ level: 'note', message: { text: said } }]);
    expect(toRun([cleanReport], options).properties).toBeUndefined();
  });

  test('gives a result its rule, its region, its target and a fingerprint without lines', () => {
    const { results, tool, columnKind } = toRun([report], options);
    expect(columnKind).toBe('utf16CodeUnits');
    const result = results?.find(({ ruleId }) => ruleId === 'misdirected-import') as Result;
    expect(tool.driver.rules?.[result.ruleIndex as number]?.id).toBe('misdirected-import');
    expect(result.level).toBe('error');
    expect(result.locations?.[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: CHARGE, uriBaseId: 'SRCROOT' },
      region: { startLine: 2, startColumn: 27, endLine: 2, endColumn: 45 },
    });
    expect(result.relatedLocations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe(BUTTON);
    expect(result.partialFingerprints).toEqual({ 'storypoleFindingId/v1': misdirected.id });
    expect(result.message.text).toContain('Fix: Move `PayButton` to billing/types.');
  });

  test('describes every rule of the run, and those that only findings name', () => {
    const { tool } = toRun([report], options);
    expect(tool.driver.rules?.map(({ id }) => id)).toEqual([
      'misdirected-import',
      'import-cycle',
      'cross-domain-import',
    ]);
    expect(tool.driver.rules?.[0]).toMatchObject({
      shortDescription: { text: 'A layer imports only what it may see.' },
      help: { text: expect.stringContaining('storypole explain misdirected-import') as string },
    });
    expect(tool.driver.rules?.[0]).not.toHaveProperty('helpUri');
    expect(tool.driver.rules?.[1]?.helpUri).toBe(cycle.docs);
  });

  test('walks a chain as a code flow', () => {
    const { results } = toRun([report], options);
    const result = results?.find(({ ruleId }) => ruleId === 'import-cycle');
    const steps = result?.codeFlows?.[0]?.threadFlows[0]?.locations ?? [];
    expect(steps.map(({ location }) => location?.physicalLocation?.artifactLocation?.uri)).toEqual(cycle.chain);
    expect(result?.locations?.[0]?.physicalLocation?.region).toEqual({ startLine: 1 });
  });

  test('encodes paths as URIs', () => {
    const from = { ...misdirected.from, file: 'src/[id]/größe 1#.ts' };
    const { results } = toRun([{ ...report, findings: [{ ...misdirected, from }] }], options);
    expect(results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe(
      'src/%5Bid%5D/gr%C3%B6%C3%9Fe%201%23.ts',
    );
  });

  test('says faults as notifications of a run that did not succeed', () => {
    const [invocation] = toRun([faultyReport], options).invocations ?? [];
    expect(invocation?.executionSuccessful).toBe(false);
    expect(invocation?.toolConfigurationNotifications?.[0]).toMatchObject({
      descriptor: { id: 'config/unknown-layer' },
      level: 'error',
      locations: [{ physicalLocation: { region: { startLine: 3, startColumn: 15 } } }],
    });
    expect(toRun([cleanReport], options)).toMatchObject({ results: [], invocations: [{ executionSuccessful: true }] });
  });

  test('suppresses known debt, and keeps to --max-findings', () => {
    const known = { ...misdirected, id: 'known', known: true };
    const { results } = toRun([{ ...report, findings: [...report.findings, known] }], { ...options, maxFindings: 1 });
    expect(results?.map(({ suppressions }) => suppressions?.[0]?.status)).toEqual([undefined, 'accepted']);
  });
});

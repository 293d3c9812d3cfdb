import { describe, expect, test } from 'vitest';
import { formatJson } from './format-json';
import { cleanReport, cycle, faultyReport, misdirected, options, report } from './sample-reports';

function toValue(...args: Parameters<typeof formatJson>): Record<string, unknown> {
  return JSON.parse(formatJson(...args).text) as Record<string, unknown>;
}

describe('formatJson', () => {
  test('prints one project with its findings as they are, and no path of the machine', () => {
    const computed = [{ file: 'src/app/plugins.ts', line: 9, column: 12, form: 'dynamic-import' }];
    expect(toValue([{ ...report, computed }], options)).toEqual({
      schema: 'storypole/report@1',
      examined: report.examined,
      projects: [{ root: '.', config: 'storypole.config.jsonc', examined: report.examined }],
      findings: report.findings,
      faults: [],
      computed,
    });
    expect(formatJson([report], options).text).not.toContain('/shop');
  });

  test('joins projects, and says of each entry which project it belongs to', () => {
    const admin = { ...report, root: '/shop/packages/admin', config: undefined, findings: [cycle] };
    const value = toValue([faultyReport, admin], options);
    expect(value['examined']).toEqual(report.examined);
    expect(value['projects']).toEqual([
      { root: '.', config: 'storypole.config.jsonc', examined: faultyReport.examined },
      { root: 'packages/admin', config: null, examined: report.examined },
    ]);
    expect(value['findings']).toEqual([{ ...cycle, project: 'packages/admin' }]);
    expect(value['faults']).toEqual([{ ...faultyReport.faults[0], project: '.' }]);
  });

  test('says what a project without a config was taken for', () => {
    const recognised = { preset: 'harness', domains: ['billing'], layers: ['types'] };
    const value = toValue([{ ...cleanReport, config: undefined, recognised }], options);
    expect(value['projects']).toEqual([{ root: '.', config: null, examined: cleanReport.examined, recognised }]);
  });

  test('counts what --max-findings leaves out', () => {
    const value = toValue([{ ...report, findings: [misdirected, cycle] }], { ...options, maxFindings: 1 });
    expect(value['findings']).toEqual([misdirected]);
    expect(value['leftOut']).toBe(1);
  });
});

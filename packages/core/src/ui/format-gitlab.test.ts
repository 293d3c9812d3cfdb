import { describe, expect, test } from 'vitest';
import { formatGitlab } from './format-gitlab';
import { CHARGE, cleanReport, faultyReport, misdirected, options, report } from './sample-reports';
import { toMessage } from './to-message';

const read = (...args: Parameters<typeof formatGitlab>): unknown => JSON.parse(formatGitlab(...args).text);

describe('formatGitlab', () => {
  test('gives an issue its rule, its lines and a fingerprint without lines', () => {
    expect(read([{ ...report, findings: [misdirected] }], options)).toEqual([
      {
        description: toMessage(misdirected),
        check_name: 'misdirected-import',
        fingerprint: misdirected.id,
        severity: 'major',
        location: { path: CHARGE, lines: { begin: 2, end: 2 } },
      },
    ]);
  });

  test('lists nothing of a clean run', () => {
    expect(read([cleanReport], options)).toEqual([]);
  });

  test('tells the same finding of two projects apart', () => {
    const second = { ...report, root: '/shop/packages/admin', findings: [misdirected] };
    const issues = read([{ ...report, findings: [misdirected] }, second], options) as readonly {
      readonly fingerprint: string;
      readonly location: { readonly path: string };
    }[];
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(2);
    expect(issues.map(({ location }) => location.path)).toEqual([CHARGE, `packages/admin/${CHARGE}`]);
  });

  test('says known debt as information, and a fault as a blocker', () => {
    const known = { ...report, findings: [{ ...misdirected, known: true }] };
    expect(read([known], options)).toMatchObject([{ severity: 'info' }]);
    expect(read([faultyReport], options)).toMatchObject([
      {
        check_name: 'config/unknown-layer',
        severity: 'blocker',
        location: { path: 'storypole.config.jsonc', lines: { begin: 3 } },
      },
    ]);
  });

  test('leaves out what is beyond --max-findings', () => {
    expect(read([report], { ...options, maxFindings: 1 })).toHaveLength(1);
  });
});

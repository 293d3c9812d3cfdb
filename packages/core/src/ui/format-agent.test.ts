import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AGENT_BYTES, formatAgent } from './format-agent';
import { cleanReport, crossDomain, cycle, faultyReport, misdirected, options, report } from './sample-reports';

const overflowFile = 'node_modules/.cache/storypole/rest-of-report.txt';

/** `count` findings of each of three rules. */
function manyFindings(count: number, padding = '') {
  return Array.from({ length: count }, (_, index) =>
    [misdirected, crossDomain, cycle].map((finding) => ({
      ...finding,
      id: `${finding.rule}:${index}`,
      from: { ...finding.from, line: index + 1 },
      what: `${finding.what}${padding}`,
    })),
  ).flat();
}

describe('formatAgent', () => {
  test('prints a line a finding and each advice once a rule', () => {
    const second = { ...misdirected, from: { ...misdirected.from, line: 7 }, remedies: misdirected.remedies.slice(1) };
    const { text } = formatAgent([{ ...report, findings: [...report.findings, second] }], options);
    expect(text).toMatchInlineSnapshot(`
      "4 findings: 2 misdirected-import, 1 cross-domain-import, 1 import-cycle.
      src/domains/billing/service/charge.ts:2:27: error misdirected-import: (billing/service) imports \`PayButton\` from src/domains/billing/ui/pay-button.tsx (billing/ui). [1 2 3 4]
      src/domains/billing/service/charge.ts:7:27: error misdirected-import: (billing/service) imports \`PayButton\` from src/domains/billing/ui/pay-button.tsx (billing/ui). [1 2 4]
        [1] why: A service module that knows ui can no longer be tested or reused without it.
        [2] help: \`service\` may import \`types\`, \`config\`, \`repo\`, \`providers\` and \`utils\`.
        [3] fix: Move \`PayButton\` to billing/types.
        [4] fix: Accept \`PayButton\` as an argument.
      src/domains/billing/service/charge.ts:3:26: error cross-domain-import: (billing/service) imports \`readUser\` from src/domains/accounts/repo/users.ts (accounts/repo). [5 6]
        [5] why: billing does not list accounts in \`uses\`.
        [6] help: billing may import no other domain.
      src/utils/money.ts:1:1: error import-cycle: src/utils/money.ts and src/utils/round.ts import each other. Chain: src/utils/money.ts imports src/utils/round.ts imports src/utils/money.ts. [7 8]
        [7] why: Modules of a cycle can only be understood, tested and loaded together.
        [8] fix: Remove the import of src/utils/money.ts in src/utils/round.ts.
      "
    `);
  });

  test('is silent on success, known debt or not', () => {
    expect(formatAgent([cleanReport], options).text).toBe('');
    expect(formatAgent([{ ...report, findings: [{ ...misdirected, known: true }] }], options).text).toBe('');
  });

  test('prints faults with what mends them', () => {
    expect(formatAgent([faultyReport], options).text).toMatchInlineSnapshot(`
      "storypole.config.jsonc:3:15: fault config/unknown-layer (layers.reop): \`reop\` is no layer of the preset \`harness\`, and gives no \`files\`. Mend: Write \`repo\`, or give it \`files\`.
      "
    `);
  });

  test('labels known debt beside a finding', () => {
    const known = { ...misdirected, from: { ...misdirected.from, line: 9 }, known: true };
    const { text } = formatAgent([{ ...report, findings: [known, misdirected] }], options);
    expect(text).toContain('charge.ts:9:27: error misdirected-import (known, do not copy): ');
    expect(text).toContain('1 finding: 1 misdirected-import.');
    expect(text.indexOf(':2:27')).toBeLessThan(text.indexOf(':9:27'));
  });

  test('keeps to its bytes, shows every rule, and names the file with the rest', () => {
    const { text, overflow } = formatAgent([{ ...report, findings: manyFindings(100) }], { ...options, overflowFile });
    expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(AGENT_BYTES);
    expect(new TextEncoder().encode(text).length).toBeGreaterThan(AGENT_BYTES * 0.8);
    for (const rule of ['misdirected-import', 'cross-domain-import', 'import-cycle']) {
      expect(text).toContain(`error ${rule}`);
    }
    const shown = text.match(/: error /g)?.length ?? 0;
    const rest = overflow?.match(/: error /g)?.length ?? 0;
    expect(shown + rest).toBe(300);
    expect(text.trimEnd().split('\n').at(-1)).toBe(`${rest} more findings in ${overflowFile}`);
  });

  test('never exceeds its bytes, and loses no finding and no fault', () => {
    const sizes = fc.record({ count: fc.nat(40), padding: fc.nat(5000), faults: fc.nat(40) });
    fc.assert(
      fc.property(sizes, ({ count, padding, faults }) => {
        const fault = faultyReport.faults[0] as (typeof faultyReport.faults)[number];
        const findings = manyFindings(count, 'é'.repeat(padding));
        const run = { ...report, findings, faults: Array.from({ length: faults }, () => fault) };
        const { text, overflow = '' } = formatAgent([run], { ...options, overflowFile });
        expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(AGENT_BYTES);
        expect((text + overflow).match(/: error /g)?.length ?? 0).toBe(count * 3);
        expect((text + overflow).match(/: fault /g)?.length ?? 0).toBe(faults);
        if (overflow !== '') expect(text.trimEnd().split('\n').at(-1)).toContain(overflowFile);
      }),
      { numRuns: 30 },
    );
  });

  test('prints everything where there is no channel to protect', () => {
    const { text, overflow } = formatAgent([{ ...report, findings: manyFindings(100) }], options);
    expect(text.match(/: error /g)).toHaveLength(300);
    expect(overflow).toBeUndefined();
  });
});

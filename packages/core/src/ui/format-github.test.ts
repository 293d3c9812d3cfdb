import { describe, expect, test } from 'vitest';
import { formatGithub } from './format-github';
import { cleanReport, faultyReport, misdirected, options, report } from './sample-reports';

describe('formatGithub', () => {
  test('prints an annotation a finding, with its range', () => {
    expect(formatGithub([report], options).text).toMatchInlineSnapshot(`
      "::error file=src/domains/billing/service/charge.ts,line=2,endLine=2,col=27,endColumn=45,title=Storypole misdirected-import::src/domains/billing/service/charge.ts (billing/service) imports \`PayButton\` from src/domains/billing/ui/pay-button.tsx (billing/ui).%0AA service module that knows ui can no longer be tested or reused without it.%0A\`service\` may import \`types\`, \`config\`, \`repo\`, \`providers\` and \`utils\`.%0AFix: Move \`PayButton\` to billing/types.%0AFix: Accept \`PayButton\` as an argument.
      ::error file=src/domains/billing/service/charge.ts,line=3,endLine=3,col=26,endColumn=48,title=Storypole cross-domain-import::src/domains/billing/service/charge.ts (billing/service) imports \`readUser\` from src/domains/accounts/repo/users.ts (accounts/repo).%0Abilling does not list accounts in \`uses\`.%0Abilling may import no other domain.
      ::error file=src/utils/money.ts,line=1,endLine=1,col=1,endColumn=1,title=Storypole import-cycle::src/utils/money.ts and src/utils/round.ts import each other.%0AModules of a cycle can only be understood, tested and loaded together.%0AFix: Remove the import of src/utils/money.ts in src/utils/round.ts.
      3 findings: 1 cross-domain-import, 1 import-cycle, 1 misdirected-import. Examined 412 files in 37 places, 2,310 dependencies (3 computed at run time); 25 files outside \`include\`.
      "
    `);
  });

  test('escapes what GitHub would read as syntax', () => {
    const finding = {
      ...misdirected,
      from: { ...misdirected.from, file: 'src/a,b:c%d.ts' },
      what: '100% of\r\nlines: a, b',
    };
    const [line] = formatGithub([{ ...report, findings: [finding] }], options).text.split('\n') as [string];
    expect(line).toContain('file=src/a%2Cb%3Ac%25d.ts,line=2');
    expect(line).toContain('::100%25 of%0D%0Alines: a, b%0A');
  });

  test('keeps to the ten annotations that GitHub shows, and logs the others', () => {
    const findings = Array.from({ length: 14 }, (_, index) => ({
      ...misdirected,
      from: { ...misdirected.from, line: index + 1, endLine: index + 1 },
      what: `##[add-mask] finding ${index}`,
    }));
    const lines = formatGithub([{ ...report, findings }], options).text.split('\n');
    expect(lines.filter((line) => line.startsWith('::error '))).toHaveLength(10);
    expect(lines[9]).toBe('::error title=Storypole::5 more errors: see the log of this step.');
    const log = lines.slice(lines.indexOf('::group::Storypole: further errors') + 1, lines.indexOf('::endgroup::'));
    expect(log).toHaveLength(5);
    expect(log[0]).toContain('charge.ts:10:27: Storypole misdirected-import: ## [add-mask] finding 9');
    expect(log.join('')).not.toContain('##[');
  });

  test('gives no columns to a range over several lines, which GitHub would refuse', () => {
    const from = { ...misdirected.from, endLine: 4 };
    const [line] = formatGithub([{ ...report, findings: [{ ...misdirected, from }] }], options).text.split('\n') as [
      string,
    ];
    expect(line).toContain('line=2,endLine=4,title=');
  });

  test('annotates faults, and says that a clean run is clean', () => {
    const faulty = formatGithub([faultyReport], options).text;
    expect(faulty).toContain(
      '::error file=storypole.config.jsonc,line=3,col=15,title=Storypole fault config/unknown-layer::layers.reop: ',
    );
    expect(faulty).toContain('1 fault. Examined');
    expect(formatGithub([cleanReport], options).text).toMatch(/^No findings\. Examined 412 files/);
    expect(formatGithub([cleanReport], { ...options, quiet: true }).text).toBe('');
  });
});

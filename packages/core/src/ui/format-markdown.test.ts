import { describe, expect, test } from 'vitest';
import { formatMarkdown } from './format-markdown';
import { cleanReport, faultyReport, misdirected, options, report } from './sample-reports';

describe('formatMarkdown', () => {
  test('lists the findings by rule, and advice that is the same once', () => {
    const again = { ...misdirected, id: 'again', from: { ...misdirected.from, line: 9 } };
    expect(formatMarkdown([{ ...report, findings: [...report.findings, again] }], options).text).toMatchInlineSnapshot(`
      "<!-- storypole -->
      ### Storypole: 4 findings

      2 misdirected-import, 1 cross-domain-import, 1 import-cycle.

      #### \`misdirected-import\`

      - \`src/domains/billing/service/charge.ts:2:27\` \`src/domains/billing/service/charge.ts\` (\`billing/service\`) imports \`PayButton\` from \`src/domains/billing/ui/pay-button.tsx\` (\`billing/ui\`).
        - A service module that knows ui can no longer be tested or reused without it.
        - \`service\` may import \`types\`, \`config\`, \`repo\`, \`providers\` and \`utils\`.
        - **Fix:** Move \`PayButton\` to \`billing/types\`.
        - **Fix:** Accept \`PayButton\` as an argument.
      - \`src/domains/billing/service/charge.ts:9:27\` \`src/domains/billing/service/charge.ts\` (\`billing/service\`) imports \`PayButton\` from \`src/domains/billing/ui/pay-button.tsx\` (\`billing/ui\`).

      #### \`cross-domain-import\`

      - \`src/domains/billing/service/charge.ts:3:26\` \`src/domains/billing/service/charge.ts\` (\`billing/service\`) imports \`readUser\` from \`src/domains/accounts/repo/users.ts\` (\`accounts/repo\`).
        - billing does not list accounts in \`uses\`.
        - billing may import no other domain.

      #### [import-cycle](https://storypole.dev/rules/import-cycle)

      - \`src/utils/money.ts:1:1\` \`src/utils/money.ts\` and \`src/utils/round.ts\` import each other.
        - Modules of a cycle can only be understood, tested and loaded together.
        - **Fix:** Remove the import of \`src/utils/money.ts\` in \`src/utils/round.ts\`.

      Examined 412 files in 37 places, 2,310 dependencies (3 computed at run time); 25 files outside \`include\`.
      "
    `);
  });

  test('says a clean run in two lines', () => {
    expect(formatMarkdown([cleanReport], options).text).toMatchInlineSnapshot(`
      "<!-- storypole -->
      ### Storypole: no findings

      Examined 412 files in 37 places, 2,310 dependencies (3 computed at run time); 25 files outside \`include\`.
      "
    `);
    expect(formatMarkdown([cleanReport], { ...options, quiet: true }).text).toBe(
      '<!-- storypole -->\n### Storypole: no findings\n',
    );
  });

  test('says faults first', () => {
    expect(formatMarkdown([faultyReport], options).text).toMatchInlineSnapshot(`
      "<!-- storypole -->
      ### Storypole: 1 fault

      - \`storypole.config.jsonc:3\` \`config/unknown-layer\` layers.reop: \`reop\` is no layer of the preset \`harness\`, and gives no \`files\`.
        - Write \`repo\`, or give it \`files\`.

      Examined 0 files in 0 places, 0 dependencies.
      "
    `);
  });

  test('sets as code what a host would take for markup or for a mention', () => {
    const what = 'src/a_b.ts imports @acme/x, <b> and `@acme/y` (see #12). **Really**';
    const file = 'src/`[id]`/page.ts';
    const finding = { ...misdirected, what, from: { ...misdirected.from, file }, remedies: [] };
    const { text } = formatMarkdown([{ ...report, findings: [finding] }], options);
    expect(text).toContain(
      '- `` src/`[id]`/page.ts:2:27 `` `src/a_b.ts` imports `@acme/x`, `<b>` and `@acme/y` (see `#12`). **Really**',
    );
  });

  test('stays below the limit of a comment, shows every rule, and counts what it leaves out', () => {
    const findings = Array.from({ length: 10_000 }, (_, index) => ({
      ...misdirected,
      id: String(index),
      rule: index === 9_999 ? 'import-cycle' : 'misdirected-import',
      from: { ...misdirected.from, file: `src/${'long/'.repeat(20)}${index}.ts` },
    }));
    const { text } = formatMarkdown([{ ...report, findings }], options);
    expect(text.length).toBeLessThan(60_000);
    expect(text).toContain('#### `import-cycle`');
    const shown = text.split('\n').filter((line) => line.startsWith('- ')).length;
    expect(text).toContain(`${(10_000 - shown).toLocaleString('en')} more findings: run`);
  });

  test('counts known debt and does not list it', () => {
    const { text } = formatMarkdown([{ ...report, findings: [{ ...misdirected, known: true }] }], options);
    expect(text).toContain('1 known. Known findings are not listed: do not copy them.');
    expect(text).not.toContain('PayButton');
  });
});

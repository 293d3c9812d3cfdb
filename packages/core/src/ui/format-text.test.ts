import { describe, expect, test } from 'vitest';
import { formatText } from './format-text';
import type { Palette } from './palette';
import { cleanReport, faultyReport, misdirected, options, report } from './sample-reports';

describe('formatText', () => {
  test('shows the source, what, why and every remedy of each finding, by file', () => {
    expect(formatText([report], options).text).toMatchInlineSnapshot(`
      "src/domains/billing/service/charge.ts:2:27  misdirected-import

        src/domains/billing/service/charge.ts (billing/service) imports \`PayButton\` from src/domains/billing/ui/pay-button.tsx (billing/ui).

          1 | import { findLedger } from '../repo/ledger';
        > 2 | import { PayButton } from '../ui/pay-button';
            |                           ^^^^^^^^^^^^^^^^^^
          3 | import { readUser } from '#accounts/repo/users';

        why:  A service module that knows ui can no longer be tested or reused without it.
        help: \`service\` may import \`types\`, \`config\`, \`repo\`, \`providers\` and \`utils\`.
        fix:  Move \`PayButton\` to billing/types.
          or: Accept \`PayButton\` as an argument.

      src/domains/billing/service/charge.ts:3:26  cross-domain-import

        src/domains/billing/service/charge.ts (billing/service) imports \`readUser\` from src/domains/accounts/repo/users.ts (accounts/repo).

          2 | import { PayButton } from '../ui/pay-button';
        > 3 | import { readUser } from '#accounts/repo/users';
            |                          ^^^^^^^^^^^^^^^^^^^^^^

        why:  billing does not list accounts in \`uses\`.
        help: billing may import no other domain.

      src/utils/money.ts:1:1  import-cycle

        src/utils/money.ts and src/utils/round.ts import each other.

        chain: src/utils/money.ts
               imports src/utils/round.ts
               imports src/utils/money.ts

        why:  Modules of a cycle can only be understood, tested and loaded together.
        fix:  Remove the import of src/utils/money.ts in src/utils/round.ts.

      3 findings in 2 files: 1 cross-domain-import, 1 import-cycle, 1 misdirected-import.
      Examined 412 files in 37 places, 2,310 dependencies (3 computed at run time); 25 files outside \`include\`.
      "
    `);
  });

  test('ends a clean run with one line of counts', () => {
    expect(formatText([cleanReport], options).text).toMatchInlineSnapshot(`
      "No findings. Examined 412 files in 37 places, 2,310 dependencies (3 computed at run time); 25 files outside \`include\`.
      "
    `);
  });

  test('says what a project without a config was taken for', () => {
    const domains = Array.from({ length: 12 }, (_, index) => `domain-${index}`);
    const recognised = { preset: 'harness', domains, layers: ['types', 'repo'] };
    const { text } = formatText([{ ...cleanReport, config: undefined, recognised }], options);
    expect(text.split('\n')[0]).toMatchInlineSnapshot(
      `"No config found; the preset \`harness\` recognised domains: domain-0, domain-1, domain-2, domain-3, domain-4, domain-5, domain-6, domain-7 and 4 more; layers: types, repo."`,
    );
  });

  test('shows faults first, at their place in the config', () => {
    const both = { ...faultyReport, findings: [misdirected] };
    const { text } = formatText([both], options);
    expect(text.indexOf('fault config/unknown-layer')).toBeLessThan(text.indexOf('misdirected-import'));
    expect(formatText([faultyReport], options).text).toMatchInlineSnapshot(`
      "storypole.config.jsonc:3:15  fault config/unknown-layer  in layers.reop

        \`reop\` is no layer of the preset \`harness\`, and gives no \`files\`.

          2 |   "preset": "harness",
        > 3 |   "layers": { "reop": {} }
            |               ^
          4 | }

        mend: Write \`repo\`, or give it \`files\`.

      1 fault: the result is incomplete until it is mended.
      Examined 0 files in 0 places, 0 dependencies.
      "
    `);
  });

  test('prints findings and faults only when quiet, and nothing of a clean run', () => {
    expect(formatText([cleanReport], { ...options, quiet: true }).text).toBe('');
    const quiet = formatText([report], { ...options, quiet: true }).text;
    expect(quiet).toContain('misdirected-import');
    expect(quiet).not.toContain('Examined');
  });

  test('says how many findings --max-findings left out', () => {
    const { text } = formatText([report], { ...options, maxFindings: 1 });
    expect(text).toContain('3 findings in 2 files');
    expect(text).toContain('2 findings not shown; raise --max-findings to see more.');
    expect(text).not.toContain('`readUser` from');
    expect(text.match(/ \| /g)).toHaveLength(4);
  });

  test('names paths relative to the folder that the command ran in', () => {
    const { text } = formatText([report], { ...options, base: '/shop/src/utils' });
    expect(text).toContain('../domains/billing/service/charge.ts:2:27  misdirected-import');
    expect(text).toContain('\nmoney.ts:1:1  import-cycle');
  });

  test('counts known debt and shows that of the files that have findings, not to be copied', () => {
    const known = { ...misdirected, id: 'known', known: true, what: 'charge.ts knows ui already.' };
    const elsewhere = { ...known, from: { ...known.from, file: 'src/other.ts' }, what: 'other.ts knows ui.' };
    const { text } = formatText([{ ...report, findings: [misdirected, known, elsewhere] }], options);
    expect(text).toContain('misdirected-import (known, do not copy): charge.ts knows ui already.');
    expect(text).not.toContain('other.ts knows ui.');
    expect(text).toContain('2 known. ');
    expect(formatText([{ ...report, findings: [known] }], options).text).toContain('No findings. 1 known. ');
  });

  test('adds up the projects of a run', () => {
    const second = { ...cleanReport, root: '/shop/packages/admin' };
    expect(formatText([cleanReport, second], options).text).toContain(
      '824 files in 74 places of 2 projects, 4,620 dependencies',
    );
  });

  test('shortens a long chain in the middle', () => {
    const chain = Array.from({ length: 30 }, (_, index) => `src/m${index}.ts`);
    const { text } = formatText([{ ...report, findings: [{ ...misdirected, chain }] }], options);
    expect(text).toContain('chain: src/m0.ts\n         imports src/m1.ts');
    expect(text).toContain('… 18 more files …');
    expect(text).toContain('imports src/m29.ts');
    expect(text).not.toContain('src/m12.ts');
  });

  test('stands without the source where that cannot be read', () => {
    const { text } = formatText([report], { ...options, readLines: () => undefined });
    expect(text).toContain('charge.ts:2:27  misdirected-import\n\n  src/domains');
    expect(text).not.toContain(' | ');
  });

  test('lets nothing from the repository steer the terminal', () => {
    const what = 'a\u001b[31mb\u202ec\nd';
    const { text } = formatText([{ ...report, findings: [{ ...misdirected, what }] }], options);
    expect(text).toContain('a\ufffd[31mb\ufffdc d');
    expect(text).not.toContain('\u001b');
  });

  test('colours what the palette colours, and nothing else changes', () => {
    const mark = (text: string): string => `\u001b[1m${text}\u001b[0m`;
    const palette: Palette = { bold: mark, dim: mark, red: mark, green: mark, yellow: mark, cyan: mark };
    const colored = formatText([report], { ...options, palette }).text;
    expect(colored).toContain('\u001b[1m');
    // eslint-disable-next-line no-control-regex
    expect(colored.replace(/\u001b\[\dm/g, '')).toBe(formatText([report], options).text);
  });
});

import type { Finding } from '#types/finding';
import type { Report } from '#types/report';
import type { FormatOptions } from './format';
import { plainPalette } from './palette';

/** Reports and sources for the tests of the formats. */

export const CHARGE = 'src/domains/billing/service/charge.ts';
export const BUTTON = 'src/domains/billing/ui/pay-button.tsx';

export const sources: Readonly<Record<string, string>> = {
  [`/shop/${CHARGE}`]: [
    "import { findLedger } from '../repo/ledger';",
    "import { PayButton } from '../ui/pay-button';",
    "import { readUser } from '#accounts/repo/users';",
    '',
    'export function charge() {}',
  ].join('\n'),
  '/shop/storypole.config.jsonc': '{\n  "preset": "harness",\n  "layers": { "reop": {} }\n}\n',
};

export const misdirected: Finding = {
  id: 'misdirected-import:1f0c',
  rule: 'misdirected-import',
  from: { file: CHARGE, line: 2, column: 27, endLine: 2, endColumn: 45, domain: 'billing', layer: 'service' },
  to: { file: BUTTON, domain: 'billing', layer: 'ui' },
  form: 'import',
  typeOnly: false,
  names: ['PayButton'],
  chain: [],
  what: `${CHARGE} (billing/service) imports \`PayButton\` from ${BUTTON} (billing/ui).`,
  why: 'A service module that knows ui can no longer be tested or reused without it.',
  help: '`service` may import `types`, `config`, `repo`, `providers` and `utils`.',
  remedies: [
    { kind: 'move-symbol', text: 'Move `PayButton` to billing/types.' },
    { kind: 'accept-argument', text: 'Accept `PayButton` as an argument.' },
  ],
  known: false,
  docs: 'rules/misdirected-import/rule.md',
};

export const crossDomain: Finding = {
  ...misdirected,
  id: 'cross-domain-import:77aa',
  rule: 'cross-domain-import',
  from: { file: CHARGE, line: 3, column: 26, endLine: 3, endColumn: 48, domain: 'billing', layer: 'service' },
  to: { file: 'src/domains/accounts/repo/users.ts', domain: 'accounts', layer: 'repo' },
  names: ['readUser'],
  what: `${CHARGE} (billing/service) imports \`readUser\` from src/domains/accounts/repo/users.ts (accounts/repo).`,
  why: 'billing does not list accounts in `uses`.',
  help: 'billing may import no other domain.',
  remedies: [],
};

export const cycle: Finding = {
  id: 'import-cycle:09be',
  rule: 'import-cycle',
  from: { file: 'src/utils/money.ts', line: 1, column: 1, endLine: 1, endColumn: 1, layer: 'utils' },
  names: [],
  chain: ['src/utils/money.ts', 'src/utils/round.ts', 'src/utils/money.ts'],
  what: 'src/utils/money.ts and src/utils/round.ts import each other.',
  why: 'Modules of a cycle can only be understood, tested and loaded together.',
  remedies: [{ kind: 'cut', text: 'Remove the import of src/utils/money.ts in src/utils/round.ts.' }],
  known: false,
  docs: 'https://storypole.dev/rules/import-cycle',
};

export const cleanReport: Report = {
  schema: 'storypole/report@1',
  root: '/shop',
  config: 'storypole.config.jsonc',
  examined: { files: 412, outside: 25, dependencies: 2310, computed: 3, places: 37 },
  findings: [],
  faults: [],
  computed: [],
};

export const report: Report = { ...cleanReport, findings: [cycle, crossDomain, misdirected] };

export const faultyReport: Report = {
  ...cleanReport,
  examined: { files: 0, outside: 0, dependencies: 0, computed: 0, places: 0 },
  faults: [
    {
      code: 'config/unknown-layer',
      file: 'storypole.config.jsonc',
      line: 3,
      column: 15,
      key: 'layers.reop',
      what: '`reop` is no layer of the preset `harness`, and gives no `files`.',
      mend: 'Write `repo`, or give it `files`.',
    },
  ],
};

export const options: FormatOptions = {
  base: '/shop',
  palette: plainPalette,
  maxFindings: Infinity,
  quiet: false,
  readLines: (path, from, to) => sources[path]?.split('\n').slice(from - 1, to),
  rules: [
    { id: 'misdirected-import', summary: 'A layer imports only what it may see.', docs: misdirected.docs },
    { id: 'import-cycle', summary: 'Modules do not need each other.', docs: cycle.docs },
  ],
  version: '0.1.0',
};

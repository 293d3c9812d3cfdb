/** A small shop with one dependency the wrong way, for the tests of the command. */
export const shop: Readonly<Record<string, string>> = {
  'storypole.config.jsonc': '{ "preset": "harness" }\n',
  'package.json': '{ "name": "shop", "dependencies": { "pg": "8" } }\n',
  'src/domains/billing/index.ts': "export { charge } from './service/charge';\n",
  'src/domains/billing/types/invoice.ts': 'export interface Invoice {\n  readonly total: number;\n}\n',
  'src/domains/billing/repo/ledger.ts': [
    "import pg from 'pg';",
    "import type { Invoice } from '../types/invoice';",
    'export const findInvoice = (id: string): Invoice => pg.find(id);',
    '',
  ].join('\n'),
  'src/domains/billing/service/charge.ts': [
    "import { findInvoice } from '../repo/ledger';",
    "import { PayButton } from '../ui/pay-button';",
    'export const charge = () => [findInvoice, PayButton];',
    '',
  ].join('\n'),
  'src/domains/billing/ui/pay-button.ts': 'export const PayButton = () => null;\n',
  'src/domains/accounts/index.ts': "export { readUser } from './service/read-user';\n",
  'src/domains/accounts/service/read-user.ts': 'export const readUser = () => 1;\n',
  'src/app/main.ts': "import { charge } from '../domains/billing';\ncharge();\n",
  'src/utils/money.ts': 'export const cents = 100;\n',
};

/** The shop without its offence. */
export const cleanShop: Readonly<Record<string, string>> = {
  ...shop,
  'src/domains/billing/service/charge.ts': [
    "import { findInvoice } from '../repo/ledger';",
    'export const charge = () => findInvoice;',
    '',
  ].join('\n'),
};

/** The shop without a config. */
export const unconfiguredShop: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(shop).filter(([path]) => path !== 'storypole.config.jsonc'),
);

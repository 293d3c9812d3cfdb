import { check, type Finding, planFixes } from '@storypole/core';
import { createTestProviders } from '@storypole/core/testing';
import { rules } from '@storypole/rules';
import { describe, expect, test } from 'vitest';

/** Binds the names of a finding to its remedies: `kind*` is mechanical. */
function readRemedies(files: Readonly<Record<string, string>>): readonly (readonly [string, readonly string[]])[] {
  return judge(files).map(({ rule, remedies }) => [
    rule,
    remedies.map(({ kind, edits, moves }) => (edits === undefined && moves === undefined ? kind : `${kind}*`)),
  ]);
}

function judge(files: Readonly<Record<string, string>>): readonly Finding[] {
  const providers = createTestProviders(files);
  return check({ cwd: '/project', paths: [], configCode: true }, providers, rules).reports.flatMap(
    (report) => report.findings,
  );
}

/** The texts after `fix`, of the files that change. */
function fix(files: Readonly<Record<string, string>>) {
  const [plan] = planFixes({ cwd: '/project', paths: [], configCode: true }, createTestProviders(files), rules);
  if (plan === undefined) throw new Error('There is one project.');
  const changed = [...plan.changes].map(([path, bytes]) => [
    path.slice('/project/'.length),
    bytes === undefined ? undefined : Buffer.from(bytes).toString(),
  ]);
  return { ...plan, files: Object.fromEntries(changed) as Readonly<Record<string, string | undefined>> };
}

const config = (value: object): Readonly<Record<string, string>> => ({
  'storypole.config.json': JSON.stringify(value),
});
const OPEN_TYPES = config({
  allow: [{ from: 'repo', to: 'providers', kind: 'type', why: 'A repo is handed its database.' }],
});

describe('a type that is imported as a value', () => {
  const files = {
    ...OPEN_TYPES,
    'src/domains/orders/repo/orders.ts':
      "import { Pool } from '../../../providers/database'; // kept\n\nexport const read = (pool: Pool) => pool;\n",
    'src/providers/database.ts': 'export interface Pool {}\n',
  };

  test('is imported as a type', () => {
    expect(readRemedies(files)[0]?.[1]?.[0]).toBe('import-type*');
    const plan = fix(files);
    expect(plan.report.findings).toEqual([]);
    expect(plan.files).toEqual({
      'src/domains/orders/repo/orders.ts':
        "import type { Pool } from '../../../providers/database'; // kept\n\nexport const read = (pool: Pool) => pool;\n",
    });
  });

  test('stays a value where it is used as one', () => {
    const used = {
      ...files,
      'src/domains/orders/repo/orders.ts':
        "import { Pool } from '../../../providers/database';\n\nexport const make = () => new Pool();\n",
    };
    expect(readRemedies(used)[0]?.[1]).not.toContain('import-type*');
  });

  test('stays a value where the cell is closed to types, too', () => {
    expect(readRemedies({ ...files, ...config({}) })[0]?.[1]).not.toContain('import-type*');
  });

  test('loses the marks of its names, and keeps a byte order mark and line ends', () => {
    const text =
      "\uFEFFimport { type Pool, Row } from '../../../providers/database';\r\n\r\nexport type Read = (pool: Pool) => Row;\r\n";
    const plan = fix({
      ...files,
      'src/domains/orders/repo/orders.ts': text,
      'src/providers/database.ts': 'export interface Pool {}\nexport interface Row {}\n',
    });
    expect(plan.files['src/domains/orders/repo/orders.ts']).toBe(
      "\uFEFFimport type { Pool, Row } from '../../../providers/database';\r\n\r\nexport type Read = (pool: Pool) => Row;\r\n",
    );
  });
});

describe('a name behind an entry', () => {
  const files = {
    ...config({ domains: { uses: { orders: ['catalog'] } } }),
    'src/domains/orders/service/place.ts':
      "import { reserve } from '../../catalog/service/stock.js';\n\nexport const place = reserve;\n",
    'src/domains/catalog/service/stock.ts': 'export const reserve = 1;\n',
  };

  test('comes through the entry that exports it, in the style of the file', () => {
    const plan = fix({ ...files, 'src/domains/catalog/index.ts': "export { reserve } from './service/stock.js';\n" });
    expect(plan.files).toEqual({
      'src/domains/orders/service/place.ts':
        "import { reserve } from '../../catalog/index.js';\n\nexport const place = reserve;\n",
    });
  });

  test('is exported from the entry where it is not', () => {
    const plan = fix({
      ...files,
      'src/domains/catalog/service/list.ts': 'export const list = 1;\n',
      'src/domains/catalog/index.ts': "export { list } from './service/list.js';\n",
    });
    expect(plan.files['src/domains/catalog/index.ts']).toBe(
      "export { list } from './service/list.js';\nexport { reserve } from './service/stock.js';\n",
    );
    expect(plan.report.findings).toEqual([]);
  });
});

describe('a symbol that lies too late', () => {
  const files = {
    'src/domains/orders/service/total.ts':
      "import { formatPrice } from '../ui/price';\n\nexport const total = formatPrice(1);\n",
    'src/domains/orders/ui/price.tsx':
      "import type { Order } from '../types/order';\n\nconst SIGN = '€';\n\n/** With its sign. */\nexport const formatPrice = (price: number): string => `${String(price)} ${SIGN}`;\n\nexport const Price = (order: Order) => formatPrice(order.price);\n",
    'src/domains/orders/types/order.ts': 'export interface Order {\n  readonly price: number;\n}\n',
    'src/domains/orders/ui/page.tsx':
      "import { formatPrice, Price } from './price';\n\nexport const page = [formatPrice, Price];\n",
  };

  test('moves to the lowest layer that admits it, with what it needs and with its importers', () => {
    const plan = fix(files);
    expect(plan.report.findings).toEqual([]);
    expect(plan.fixes.map(({ remedy }) => remedy.kind)).toEqual(['move-symbol']);
    expect(plan.files).toEqual({
      'src/domains/orders/types/format-price.tsx':
        "const SIGN = '€';\n\n/** With its sign. */\nexport const formatPrice = (price: number): string => `${String(price)} ${SIGN}`;\n",
      'src/domains/orders/service/total.ts':
        "import { formatPrice } from '../types/format-price';\n\nexport const total = formatPrice(1);\n",
      'src/domains/orders/ui/price.tsx':
        "import type { Order } from '../types/order';\nimport { formatPrice } from '../types/format-price';\n\nexport const Price = (order: Order) => formatPrice(order.price);\n",
      'src/domains/orders/ui/page.tsx':
        "import { Price } from './price';\nimport { formatPrice } from '../types/format-price';\n\nexport const page = [formatPrice, Price];\n",
    });
  });

  test('stays where it is something that changes', () => {
    const mutable = {
      ...files,
      'src/domains/orders/ui/price.tsx':
        'export let formatPrice = String;\n\nexport const reset = () => void (formatPrice = String);\n',
    };
    expect(readRemedies(mutable)[0]?.[1]).not.toContain('move-symbol*');
  });
});

describe('a file that lies in no layer', () => {
  const files = {
    'src/domains/orders/emails/confirmation.ts':
      "import { total } from '../service/total';\n\nexport const confirm = () => import('../service/total').then(() => total);\n",
    'src/domains/orders/service/total.ts': 'export const total = 1;\n',
    'src/domains/orders/ui/page.tsx':
      "import { confirm } from '../emails/confirmation';\n\nvi.mock('../emails/confirmation');\nexport const page = confirm;\n",
  };

  test('moves next to its neighbours, and every form of path follows', () => {
    const plan = fix(files);
    expect(plan.report.findings).toEqual([]);
    expect(plan.files).toEqual({
      'src/domains/orders/emails/confirmation.ts': undefined,
      'src/domains/orders/service/confirmation.ts':
        "import { total } from './total';\n\nexport const confirm = () => import('./total').then(() => total);\n",
      'src/domains/orders/ui/page.tsx':
        "import { confirm } from '../service/confirmation';\n\nvi.mock('../service/confirmation');\nexport const page = confirm;\n",
    });
  });

  test('stays where it asks for its own path', () => {
    const located = {
      ...files,
      'src/domains/orders/emails/confirmation.ts': 'export const confirm = import.meta.url;\n',
    };
    expect(readRemedies(located)[0]?.[1]).not.toContain('move-file*');
  });
});

test('a cycle of which one side needs a type alone is cut there', () => {
  const plan = fix({
    'src/domains/orders/service/order.ts':
      "import { discount } from './discount';\n\nexport class Order {\n  price = discount(this);\n}\n",
    'src/domains/orders/service/discount.ts':
      "import { Order } from './order';\n\nexport const discount = (order: Order) => order.price;\n",
  });
  expect(plan.report.findings).toEqual([]);
  expect(plan.files).toEqual({
    'src/domains/orders/service/discount.ts':
      "import type { Order } from './order';\n\nexport const discount = (order: Order) => order.price;\n",
  });
});

test('a package comes from the provider that owns it', () => {
  const plan = fix({
    ...config({ providers: { owns: { telemetry: ['pino'] } } }),
    'package.json': '{ "dependencies": { "pino": "9" } }',
    'src/domains/orders/service/place.ts':
      "import { total } from './total';\nimport { levels } from 'pino';\n\nexport const place = [levels, total];\n",
    'src/domains/orders/service/total.ts': 'export const total = 1;\n',
    'src/providers/telemetry/index.ts': "export { pino } from 'pino';\n",
  });
  expect(plan.report.findings).toEqual([]);
  expect(plan.files['src/providers/telemetry/index.ts']).toBe(
    "export { pino } from 'pino';\nexport { levels } from 'pino';\n",
  );
});

test('a path with a slip of the pen is corrected to the file that exports the name', () => {
  const plan = fix({
    'src/domains/orders/service/place.ts': "import { total } from './totla';\n\nexport const place = total;\n",
    'src/domains/orders/service/total.ts': 'export const total = 1;\n',
  });
  expect(plan.files).toEqual({
    'src/domains/orders/service/place.ts': "import { total } from './total';\n\nexport const place = total;\n",
  });
});

test('a path that lacks its extension by mistake gets the one that its neighbours write', () => {
  const plan = fix({
    'src/domains/orders/service/place.ts': "import { total } from './totla';\n\nexport const place = total;\n",
    'src/domains/orders/service/order.ts': "import { total } from './total.js';\n\nexport const order = total;\n",
    'src/domains/orders/service/total.ts': 'export const total = 1;\n',
  });
  expect(plan.files).toEqual({
    'src/domains/orders/service/place.ts': "import { total } from './total.js';\n\nexport const place = total;\n",
  });
});

test('what needs thought names who can pass it, and is not carried out', () => {
  const files = {
    ...config({ globals: { 'process.env': { onlyIn: ['config'], why: 'Settings have one owner.' } } }),
    'src/domains/orders/service/total.ts':
      "import { limit } from './limit';\n\nexport const total = [process.env, limit];\n",
    'src/domains/orders/service/limit.ts': "import { total } from './total';\n\nexport const limit = total;\n",
    'src/domains/orders/config/settings.ts': 'export const settings = 1;\n',
  };
  const global = judge(files).find(({ to }) => to?.global !== undefined);
  expect(global?.remedies.map(({ text }) => text)).toEqual([
    'Use `process.env` in src/domains/orders/config/settings.ts (orders/config), and import from there what you need of it.',
  ]);
});

test('another domain is a decision, said last', () => {
  const files = {
    'src/domains/orders/service/place.ts': "import { find } from '../../accounts';\n\nexport const place = find();\n",
    'src/domains/accounts/service/find.ts': "import { helper } from './helper';\n\nexport const find = helper;\n",
    'src/domains/accounts/service/helper.ts': 'export const helper = () => 1;\n',
    'src/domains/accounts/index.ts': "export { find } from './service/find';\n",
    'src/app/main.ts': "import { place } from '../domains/orders/service/place';\n\nexport const main = place;\n",
  };
  const [finding] = judge(files);
  expect(finding?.remedies.at(-1)?.kind).toBe('decide-use');
  expect(finding?.remedies.every(({ text }) => !/exception|disable|suppress|debt/.test(text))).toBe(true);
});

test('a fix that would cause a finding is not shown, and one that fits no longer is not made', () => {
  // Moving the file to `ui`, where its import is allowed, would cut off the runtime that needs it.
  const files = {
    'src/domains/orders/service/place.ts': "import { toast } from '../ui/toast';\n\nexport const place = toast;\n",
    'src/domains/orders/ui/toast.tsx': "import { page } from './page';\n\nexport const toast = page;\n",
    'src/domains/orders/ui/page.tsx': "import { run } from '../runtime/run';\n\nexport const page = run;\n",
    'src/domains/orders/runtime/run.ts':
      "import { place } from '../service/place';\n\nexport const run = () => place;\n",
  };
  const misdirected = judge(files).find(({ to }) => to?.layer === 'ui');
  expect(misdirected?.remedies.filter(({ moves }) => moves !== undefined)).toEqual([]);
  expect(fix(files).refused).toEqual([]);
});

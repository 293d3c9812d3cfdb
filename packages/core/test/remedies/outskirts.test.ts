import { planFixes } from '@storypole/core';
import { createTestProviders } from '@storypole/core/testing';
import { rules } from '@storypole/rules';
import { describe, expect, test } from 'vitest';

/** The texts after `fix`, of the files that change. */
function fix(files: Readonly<Record<string, string>>): Readonly<Record<string, string | undefined>> {
  const [plan] = planFixes({ cwd: '/project', paths: [], configCode: true }, createTestProviders(files), rules);
  expect(plan?.report.findings).toEqual([]);
  const changed = [...(plan?.changes ?? [])].map(([path, bytes]) => [
    path.slice('/project/'.length),
    bytes === undefined ? undefined : Buffer.from(bytes).toString(),
  ]);
  return Object.fromEntries(changed) as Readonly<Record<string, string | undefined>>;
}

describe('who lies outside `include` and imports', () => {
  const stray = {
    'storypole.config.json': '{}',
    'src/domains/orders/emails/confirmation.ts':
      "import { total } from '../service/total';\n\nexport const confirm = () => total;\n",
    'src/domains/orders/service/total.ts': 'export const total = 1;\n',
  };

  test('a file that moves, follows it, in every form', () => {
    const changed = fix({
      ...stray,
      'scripts/send.js': "const { confirm } = require('../src/domains/orders/emails/confirmation');\n\nconfirm();\n",
      'e2e/mail.test.ts':
        "import { confirm } from '../src/domains/orders/emails/confirmation';\n\nvi.mock('../src/domains/orders/emails/confirmation');\nconfirm();\n",
      'e2e/other.test.ts': "import { total } from '../src/domains/orders/service/total';\n\ntotal.toFixed();\n",
    });
    expect(changed).toEqual({
      'src/domains/orders/emails/confirmation.ts': undefined,
      'src/domains/orders/service/confirmation.ts':
        "import { total } from './total';\n\nexport const confirm = () => total;\n",
      'scripts/send.js': "const { confirm } = require('../src/domains/orders/service/confirmation');\n\nconfirm();\n",
      'e2e/mail.test.ts':
        "import { confirm } from '../src/domains/orders/service/confirmation';\n\nvi.mock('../src/domains/orders/service/confirmation');\nconfirm();\n",
    });
  });

  test('a symbol that moves, follows it, and keeps what stays', () => {
    const changed = fix({
      'storypole.config.json': '{}',
      'src/domains/orders/service/total.ts':
        "import { formatPrice } from '../ui/price';\n\nexport const total = formatPrice(1);\n",
      'src/domains/orders/ui/price.ts':
        "export const formatPrice = (price: number): string => String(price);\n\nexport const sign = '€';\n",
      'scripts/print-prices.ts':
        "import { formatPrice, sign } from '../src/domains/orders/ui/price';\n\nformatPrice(sign.length);\n",
    });
    expect(changed['scripts/print-prices.ts']).toBe(
      "import { sign } from '../src/domains/orders/ui/price';\nimport { formatPrice } from '../src/domains/orders/types/format-price';\n\nformatPrice(sign.length);\n",
    );
  });

  test('by a pattern that no edit can keep true, holds the file where it is', () => {
    const files = {
      ...stray,
      'scripts/all.ts': "export const all = import.meta.glob('../src/domains/orders/emails/*.ts');\n",
    };
    const [plan] = planFixes({ cwd: '/project', paths: [], configCode: true }, createTestProviders(files), rules);
    expect(plan?.fixes).toEqual([]);
    expect(plan?.report.findings.map(({ rule }) => rule)).toEqual(['unplaced-file']);
  });

  test.each([
    ['package.json', '{ "exports": { "./mail": "./src/domains/orders/emails/confirmation.ts" } }'],
    ['vitest.config.ts', "export default { test: { setupFiles: ['src/domains/orders/emails/confirmation'] } };"],
  ])('by a path in %s, holds the file where it is', (path, text) => {
    const files = { ...stray, [path]: text };
    const [plan] = planFixes({ cwd: '/project', paths: [], configCode: true }, createTestProviders(files), rules);
    expect(plan?.fixes).toEqual([]);
  });

  test('by the path of another file alone, holds nothing', () => {
    const files = { ...stray, 'package.json': '{ "main": "./src/domains/orders/emails/confirmation-list.ts" }' };
    const [plan] = planFixes({ cwd: '/project', paths: [], configCode: true }, createTestProviders(files), rules);
    expect(plan?.fixes.map(({ remedy }) => remedy.kind)).toEqual(['move-file']);
  });
});

import { afterAll, describe, expect, test } from 'vitest';
import { cruise, VERSIONS } from './cruise';
import { createDiskProject } from './disk-project';
import { readFixture } from './read-fixture';

const shop = createDiskProject(readFixture('shop'));
const cleanShop = createDiskProject(readFixture('clean-shop'));
afterAll(() => {
  shop.remove();
  cleanShop.remove();
});

describe.each(VERSIONS)('dependency-cruiser %s', (version) => {
  test('finds ten of the twelve offences of the shop, and nothing else', () => {
    const { violations } = cruise(version, shop.root);
    expect(violations.map(({ rule, from, to }) => `${rule} ${from} ${to}`).sort()).toEqual([
      'bypassed-provider src/domains/catalog/runtime/routes.ts node_modules/pino/index.js',
      'cross-domain-import src/domains/accounts/service/recommend.ts src/domains/catalog/index.ts',
      'deep-import src/domains/orders/service/place-order.ts src/domains/catalog/service/reserve-stock.ts',
      'import-cycle src/domains/orders/service/discount.ts src/domains/orders/service/order-total.ts',
      'misdirected-import src/domains/catalog/repo/product-repo.ts src/providers/telemetry/index.ts',
      'misdirected-import src/domains/catalog/types/product.ts src/domains/catalog/repo/product-repo.ts',
      'misplaced-package src/domains/accounts/service/register-customer.ts node_modules/pg/index.js',
      'test-in-production src/domains/orders/runtime/routes.ts src/domains/orders/service/__tests__/sample-order.ts',
      'unplaced-file src/domains/orders/emails/confirmation.ts src/domains/orders/emails/confirmation.ts',
      'unresolved-import src/domains/catalog/ui/product-card.tsx @/utils/format-price',
    ]);
  });

  test('finds nothing in the clean shop, and reads it all', () => {
    const { violations, modules } = cruise(version, cleanShop.root);
    expect(violations).toEqual([]);
    const sources = Object.keys(readFixture('clean-shop')).filter((path) => path.startsWith('src/'));
    expect(modules.filter((path) => path.startsWith('src/')).sort()).toEqual(sources.sort());
  });
});

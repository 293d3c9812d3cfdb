import { planFixes } from '@storypole/core';
import { createTestProviders } from '@storypole/core/testing';
import { rules } from '@storypole/rules';
import { expect, test } from 'vitest';

test('a path is not corrected to a file from which another fix takes the name', () => {
  const files = {
    'storypole.config.json': '{}',
    'src/domains/orders/service/total.ts':
      "import { formatPrice } from '../ui/price';\n\nexport const total = formatPrice(1);\n",
    'src/domains/orders/ui/price.ts':
      "export const formatPrice = (price: number): string => String(price);\n\nexport const sign = '€';\n",
    'src/domains/orders/ui/page.ts': "import { formatPrice } from './pirce';\n\nexport const page = formatPrice(2);\n",
  };
  const [plan] = planFixes({ cwd: '/project', paths: [], configCode: true }, createTestProviders(files), rules);
  expect(plan?.report.findings).toEqual([]);
  const textOf = (path: string): string => Buffer.from(plan?.changes.get(`/project/${path}`) ?? []).toString();
  const from = /from '(.+)'/.exec(textOf('src/domains/orders/ui/page.ts'))?.[1];
  expect(from).toBe('../types/format-price');
  expect(textOf('src/domains/orders/types/format-price.ts')).toContain('export const formatPrice');
});

test('a circle of domains that a fix makes smaller is no reason to take the fix back', () => {
  const needs = (domain: string, other: string): Readonly<Record<string, string>> => ({
    [`src/domains/${domain}/service/need-${other}.ts`]: `import { use${other} } from '../../${other}';\n\nexport const need = use${other};\n`,
  });
  const entry = (domain: string): Readonly<Record<string, string>> => ({
    [`src/domains/${domain}/index.ts`]: `export { use${domain} } from './service/use-${domain}';\n`,
    [`src/domains/${domain}/service/use-${domain}.ts`]: `export const use${domain} = '${domain}';\n`,
  });
  const files = {
    'storypole.config.json': JSON.stringify({
      domains: { uses: { orders: ['catalog'], catalog: ['orders'], parcels: ['orders'] } },
    }),
    ...entry('orders'),
    ...entry('catalog'),
    ...entry('parcels'),
    ...needs('orders', 'catalog'),
    ...needs('catalog', 'orders'),
    ...needs('parcels', 'orders'),
    'src/domains/orders/service/track.ts':
      "import { mark } from '../../parcels/utils/mark';\n\nexport const track = mark;\n",
    'src/domains/parcels/utils/mark.ts': "export const mark = 'mark';\n",
    'src/utils/money.ts': 'export const cents = 100;\n',
  };
  const [plan] = planFixes({ cwd: '/project', paths: [], configCode: true }, createTestProviders(files), rules);
  expect(plan?.refused).toEqual([]);
  expect(plan?.fixes.map(({ remedy }) => remedy.kind)).toEqual(['move-file']);
  expect(plan?.report.findings.map(({ names }) => names)).toEqual([['catalog', 'orders']]);
});

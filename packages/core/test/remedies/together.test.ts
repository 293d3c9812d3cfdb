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

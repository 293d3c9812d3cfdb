import { expect, test } from 'vitest';
import { buildPolicy } from '../config/build-policy';
import { assignPlaces } from '../repo/places/assign-places';
import { buildFileTree, pathOfFile } from '#types/file-tree';
import { chooseSiblings } from './choose-siblings';

function choose(file: string, ...others: readonly string[]): readonly string[] {
  const { policy } = buildPolicy([], []);
  if (policy === undefined) throw new Error('The default policy is sound.');
  const tree = buildFileTree('/project', [file, ...others]);
  const paths = tree.names.map((_, row) => pathOfFile(tree, row));
  return chooseSiblings({ ...assignPlaces(tree, policy), paths }, paths.indexOf(file)).map(
    (row) => paths[row] as string,
  );
}

const refund = 'src/domains/billing/service/refund-order.ts';

test('takes files of the same folder, those with a like name first', () => {
  expect(
    choose(
      refund,
      'src/domains/billing/service/charge.ts',
      'src/domains/billing/service/cancel-order.ts',
      'src/domains/billing/service/refund-order.test.ts',
      'src/domains/billing/repo/refund-order.ts',
    ),
  ).toEqual(['src/domains/billing/service/cancel-order.ts', 'src/domains/billing/service/charge.ts']);
});

test('takes the rest of the layer where the folder holds nothing else, and other domains where the layer does not', () => {
  const deep = 'src/domains/billing/service/refunds/refund.ts';
  expect(choose(deep, 'src/domains/billing/service/charge.ts', 'src/domains/catalog/service/list.ts')).toEqual([
    'src/domains/billing/service/charge.ts',
  ]);
  expect(choose(deep, 'src/domains/catalog/service/list.ts', 'src/domains/catalog/repo/list.ts')).toEqual([
    'src/domains/catalog/service/list.ts',
  ]);
});

test('takes six at most, no barrel and no declaration before a module, and none for a file in no layer', () => {
  const many = Array.from({ length: 9 }, (_, index) => `src/domains/billing/service/step-${index}.ts`);
  const found = choose(refund, 'src/domains/billing/service/index.ts', 'src/domains/billing/service/a.d.ts', ...many);
  expect(found).toEqual(many.slice(0, 6));
  expect(choose('src/stray.ts', 'src/other.ts')).toEqual([]);
});

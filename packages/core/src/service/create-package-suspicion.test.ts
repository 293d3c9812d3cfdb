import { expect, test } from 'vitest';
import { defineRule, type EdgeRule } from '#types/rule';
import { buildGraph } from '../testing/build-graph';
import { buildPolicy } from '../testing/build-policy';
import { createPackageSuspicion } from './create-package-suspicion';
import { createEvidence } from './evidence';

const rule = defineRule({
  id: 'misused-package',
  scope: 'edge',
  precedence: 1,
  sees: 'misuses',
  summary: '…',
  messages: { misused: { what: '…', why: '…' } },
  check: () => ({ message: 'misused' }),
}) as EdgeRule;

test('one specifier may lead to different packages in different folders', () => {
  const policy = buildPolicy({ packages: [{ name: 'inner', onlyIn: [], why: '', instead: undefined }] });
  const graph = buildGraph(policy, { 'src/utils/a.ts': "import 'alias'", 'src/utils/b.ts': "import 'alias'" });
  const strings = [...graph.strings, 'inner'];
  const to = Int32Array.from([graph.dependencies.to[0] as number, strings.length - 1]);
  const evidence = createEvidence(policy, { ...graph, strings, dependencies: { ...graph.dependencies, to } });
  const suspects = createPackageSuspicion(evidence, [rule]);
  const place = graph.files.place[0] as number;
  expect([0, 1, 0, 1].map((row) => suspects?.(row, place))).toEqual([false, true, false, true]);
});

test('where no rule sees packages, nothing is asked', () => {
  const policy = buildPolicy();
  expect(createPackageSuspicion(createEvidence(policy, buildGraph(policy, {})), [])).toBeUndefined();
});

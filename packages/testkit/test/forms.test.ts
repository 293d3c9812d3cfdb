import { expect, test } from 'vitest';
import { assertThat } from '../src/assert';
import { project } from '../src/index';
import { CORE_FORMS } from './core-forms';

const { forms: FORMS, ground: GROUND } = CORE_FORMS;
const SERVICE = 'src/domains/orders/service';

test.each(FORMS)('service must not depend on ui: $form', ({ name, text }) => {
  const path = `${SERVICE}/${name ?? 'caller.ts'}`;
  const { arch, findings } = project({ ...GROUND, [path]: text }, { config: { preset: 'harness' } });
  const check = (): void => assertThat(arch.layer('service')).toNotDependOn(arch.layer('ui'));
  expect(check).toThrow(`${path} (orders/service)`);
  expect(check).toThrow(/: 1 finding\./);
  // Of a barrel that reaches into ui, the policy reports the barrel itself.
  expect(findings.length).toBeGreaterThan(0);
});

test('there are twenty-three of them', () => {
  expect(new Set(FORMS.map(({ form }) => form)).size).toBe(23);
});

test.each([
  ['a comment', "// import '../ui/page';\nexport {};\n"],
  ['a string', 'export const text = "import \'../ui/page\'";\n'],
])('what only looks like one is none: %s', (_title, text) => {
  const { arch } = project({ ...GROUND, [`${SERVICE}/caller.ts`]: text }, { config: { preset: 'harness' } });
  expect(() => assertThat(arch.layer('service')).toNotDependOn(arch.layer('ui'))).not.toThrow();
});

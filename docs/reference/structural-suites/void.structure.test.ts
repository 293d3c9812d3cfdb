import { arch } from '@storypole/testkit';
import '@storypole/testkit/vitest';
import { expect, test } from 'vitest';

/** Where code may run, and on what of the others it may build. */
const ENVIRONMENTS = {
  common: [],
  node: ['common'],
  browser: ['common'],
  'electron-sandbox': ['common', 'browser'],
  'electron-utility': ['common', 'node'],
  'electron-main': ['common', 'node', 'electron-utility'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

const names = Object.keys(ENVIRONMENTS);

test.each(Object.entries(ENVIRONMENTS))('%s depends only on %j', (name, allowed: readonly string[]) => {
  const closed = names.filter((other) => other !== name && !allowed.includes(other));
  expect(arch.layer(name)).toNotDependOn(...closed.map((other) => arch.layer(other)));
});

import { arch, files, tests } from '@storypole/testkit';
import '@storypole/testkit/vitest';
import { expect, test } from 'vitest';

/** Where code may run, and on what of the others it may build. */
const ENVIRONMENTS: Readonly<Record<string, readonly string[]>> = {
  common: [],
  node: ['common'],
  browser: ['common'],
  'electron-sandbox': ['common', 'browser'],
  'electron-utility': ['common', 'node'],
  'electron-main': ['common', 'node', 'electron-utility'],
};

const names = Object.keys(ENVIRONMENTS);
const testsOf = (name: string) => tests.matching(`src/vs/**/test/${name}/**`);
/** The code of the environments that one must not build on, and their tests. */
const closedTo = (name: string) =>
  names
    .filter((other) => other !== name && ENVIRONMENTS[name]?.includes(other) === false)
    .flatMap((other) => [...files.in(arch.layer(other)), ...testsOf(other)]);

test.each(names)('code of %s stays where it may run', (name) => expect(arch.layer(name)).toNotDependOn(closedTo(name)));

test.each(names.filter((name) => name !== 'electron-utility'))('tests of %s stay where they may run', (name) =>
  expect(testsOf(name)).toNotDependOn(closedTo(name)),
);

import { GAPS } from '@storypole/dependency-cruiser';
import type { Frontend } from './frontend';
import { runCommand } from './run-command';
import { runDependencyCruiser } from './run-dependency-cruiser';
import { runEslint } from './run-eslint';
import { runOxlint } from './run-oxlint';
import { runTestKit } from './run-test-kit';

const NO_GAPS = { missingRules: [], missingForms: [], typesAsValues: [], valuesAsTypes: [] };
/** Neither host shows rules what a file of MDX holds: docs/hosts.md of the plugin. */
const LINTER_GAPS = { ...NO_GAPS, missingForms: ['Where it stands: MDX'] };

const dependencyCruiser: Frontend = {
  name: 'dependency-cruiser',
  run: runDependencyCruiser,
  missingRules: GAPS.flatMap((gap) => gap.rules ?? []),
  missingForms: GAPS.flatMap(({ versions, forms = [] }) => (versions?.includes('18') === false ? [] : forms)),
  typesAsValues: GAPS.flatMap((gap) => gap.typesAsValues ?? []),
  valuesAsTypes: GAPS.flatMap((gap) => gap.valuesAsTypes ?? []),
};

/** The first is the one that all others are held against. */
export const FRONTENDS: readonly [Frontend, ...Frontend[]] = [
  { name: 'the command', run: runCommand, ...NO_GAPS },
  { name: 'ESLint', run: runEslint, ...LINTER_GAPS },
  { name: 'oxlint', run: runOxlint, ...LINTER_GAPS },
  { name: 'the test kit', run: runTestKit, ...NO_GAPS },
  dependencyCruiser,
];

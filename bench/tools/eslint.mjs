import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeBin, versionOf } from './bin.mjs';
import { zoneGlobs } from './zone-globs.mjs';

const ESLINT = `ESLint ${versionOf('eslint')}`;
const EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts', '.d.ts'];

export const eslint = [
  variant(
    `${ESLINT}, no rule`,
    'typescript-eslint parser without types; parsing alone',
    '.bench-eslint-bare.mjs',
    () => '',
  ),
  variant(
    `eslint-plugin-boundaries ${versionOf('eslint-plugin-boundaries')}`,
    `${ESLINT}, typescript-eslint parser without types, boundaries/dependencies with the same zones, its TypeScript resolver`,
    '.bench-eslint-boundaries.mjs',
    boundariesBlock,
  ),
];

function variant(name, options, config, block) {
  return {
    name,
    options,
    slow: true,
    accepts: [0, 1],
    setUp: (copy) => writeFileSync(join(copy.root, config), configSource(copy, block)),
    command: (copy) => [
      ...nodeBin('eslint', 'bin/eslint.js'),
      ...['--config', config, '--no-inline-config', '--format', 'json', ...copy.folders],
    ],
    examined: (output) => JSON.parse(output).length,
  };
}

function configSource(copy, block) {
  return `import boundaries from 'eslint-plugin-boundaries';
import tseslint from 'typescript-eslint';

export default [
  { ignores: ['**/*.{js,jsx,mjs,cjs}'] },
  {
    files: ['**/*.{ts,tsx,mts,cts}'],
    languageOptions: { parser: tseslint.parser },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    ${block(copy)}
  },
];
`;
}

/** `partialMatch` is about folders: with it, a pattern for files matches none, and what they import is judged by nobody. */
function toMatching(pattern) {
  return pattern.endsWith('/**') ? { partialMatch: false } : { mode: 'full' };
}

function boundariesBlock(copy) {
  const elements = copy.zones.flatMap((zone) =>
    zoneGlobs(zone).map((pattern) => ({ type: zone.name, pattern, ...toMatching(pattern) })),
  );
  const policies = copy.zones.map((zone) => ({
    from: { element: { type: zone.name } },
    allow: { to: { element: { types: { anyOf: [zone.name, ...zone.mayImport] } } } },
  }));
  const settings = {
    'boundaries/elements': elements,
    'import/resolver': {
      typescript: { project: copy.typescript, alwaysTryTypes: false },
      node: { extensions: EXTENSIONS },
    },
  };
  return `plugins: { boundaries },
    settings: ${JSON.stringify(settings)},
    rules: { 'boundaries/dependencies': ['error', ${JSON.stringify({ default: 'disallow', policies })}] },`;
}

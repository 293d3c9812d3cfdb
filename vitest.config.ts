import { defineConfig } from 'vitest/config';

/** Packages of this workspace resolve to their source. */
const conditions = ['source', 'module', 'node', 'development|production'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['{packages,rules,docs,scripts,oracles}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', 'fixtures/**', '**/fixtures/**'],
    passWithNoTests: false,
    // Tests may not lean on the machine: no colours, no agent, no time zone, no continuous integration.
    env: { TZ: 'UTC', NO_COLOR: '1' },
    reporters: process.env['CI'] === undefined ? ['default'] : ['default', ['json', { outputFile: 'dist/tests.json' }]],
  },
});

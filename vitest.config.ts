import { defineConfig } from 'vitest/config';

/** Packages of this workspace resolve to their source. */
const conditions = ['source', 'module', 'node', 'development|production'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['{packages,rules,docs,scripts,oracles}/**/*.test.ts', 'bench/*.test.mjs'],
    exclude: ['**/node_modules/**', '**/dist/**', 'fixtures/**', '**/fixtures/**'],
    passWithNoTests: false,
    // Property tests on two busy cores take longer than the five seconds of the default.
    testTimeout: 30_000,
    // What a test prints and reads of time is the same on every machine.
    env: { TZ: 'UTC', NO_COLOR: '1' },
    reporters: process.env['CI'] === undefined ? ['default'] : ['default', ['json', { outputFile: 'dist/tests.json' }]],
  },
});

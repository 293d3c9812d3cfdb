import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { compareFolder, type Comparison } from './compare';
import { EXTRACTORS } from './extractors';

const TIME_LIMIT = 120_000;

/** Packages that publish their TypeScript sources: folder below `node_modules` → at least so many files and dependencies. */
const PACKAGES = [
  ['rxjs/src', 200, 900],
  ['effect/src', 300, 1500],
  ['@theia/core/src', 500, 2900],
] as const;

describe.each(PACKAGES)('in %s', (name, files, dependencies) => {
  let found: Comparison;

  beforeAll(() => {
    // Throws where the folder is missing.
    found = compareFolder(fileURLToPath(new URL(`../../node_modules/${name}`, import.meta.url)), EXTRACTORS);
  }, TIME_LIMIT);

  test('the compiler parses all that is published', () => {
    expect(found.skipped).toBe(0);
    expect(found.files).toBeGreaterThanOrEqual(files);
    expect(found.dependencies).toBeGreaterThanOrEqual(dependencies);
  });

  test.each(Object.keys(EXTRACTORS))('the %s finds what the compiler finds', (extractor) => {
    expect(found.outcomes[extractor]).toEqual({ refused: [], differences: [] });
  });
});

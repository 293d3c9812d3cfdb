import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { compareFolder, type Comparison } from './compare';
import { EXTRACTORS } from './extractors';

const TIME_LIMIT = 120_000;

/**
 * Packages that publish their TypeScript sources: the folder below `node_modules`, how many files and dependencies it has at least, and
 * what is held against the compiler. Trees of 23 MB of sources take too long for a test; `run.mjs` compares them too.
 */
const PACKAGES = [
  ['rxjs/src', 200, 900, ['scanner', 'tree']],
  ['effect/src', 500, 5000, ['scanner']],
  ['@theia/core/src', 500, 2900, ['scanner', 'tree']],
] as const;

describe.each(PACKAGES)('in %s', (name, files, dependencies, extractors) => {
  let found: Comparison;

  beforeAll(() => {
    // Throws where the folder is missing.
    const folder = fileURLToPath(new URL(`../../node_modules/${name}`, import.meta.url));
    found = compareFolder(
      folder,
      Object.fromEntries(extractors.map((extractor) => [extractor, EXTRACTORS[extractor]])),
    );
  }, TIME_LIMIT);

  test('the compiler parses all that is published', () => {
    expect(found.skipped).toBe(0);
    expect(found.files).toBeGreaterThanOrEqual(files);
    expect(found.dependencies).toBeGreaterThanOrEqual(dependencies);
  });

  test.each(extractors)('the %s finds what the compiler finds', (extractor) => {
    expect(found.outcomes[extractor]).toEqual({ refused: [], differences: [] });
  });
});

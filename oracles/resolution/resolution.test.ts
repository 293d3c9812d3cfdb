import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { compareFolder } from './compare';

/** Packages that ship their TypeScript sources, and how many edges each has at least: a comparison of nothing proves nothing. */
const PACKAGES = [
  ['rxjs', 4_000],
  ['effect', 10_000],
  ['@theia/core', 5_000],
] as const;

describe('Storypole resolves to the files that TypeScript resolves to', () => {
  test.each(PACKAGES)('in %s', { timeout: 120_000 }, (name, atLeast) => {
    const folder = fileURLToPath(new URL(`../../node_modules/${name}`, import.meta.url)).replaceAll('\\', '/');
    expect(existsSync(folder), `${name} is not installed: run npm ci`).toBe(true);
    const { theirs, agreed, different, theirsOnly, unexplained } = compareFolder(folder);
    expect(unexplained.map(({ from, specifier, ours, theirs: file }) => [from, specifier, ours, file])).toEqual([]);
    expect({ agreed, different, theirsOnly }).toEqual({ agreed: theirs, different: 0, theirsOnly: 0 });
    expect(theirs).toBeGreaterThan(atLeast);
  });
});

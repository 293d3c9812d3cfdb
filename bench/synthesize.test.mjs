import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { synthesize } from './synthesize.mjs';

const folders = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

describe('a synthetic repository', () => {
  test('has as many files as asked for', () => {
    const { folder, made } = write(230, 7);
    expect(made.files).toBe(230);
    expect([...readAll(folder).keys()].filter((path) => path.startsWith('src/'))).toHaveLength(230);
  });

  test('is the same for the same seed, and another for another', () => {
    const [first, second, other] = [write(150, 3), write(150, 3), write(150, 4)].map(({ folder }) => readAll(folder));
    expect(second).toEqual(first);
    expect(other).not.toEqual(first);
  });

  test('has realistic sizes: about six kilobytes and nine dependencies a file', () => {
    const { made } = write(1000, 1);
    expect(made.bytes / made.files).toBeGreaterThan(5000);
    expect(made.bytes / made.files).toBeLessThan(7000);
    expect(made.dependencies / made.files).toBeGreaterThan(8);
    expect(made.dependencies / made.files).toBeLessThan(11);
  });

  test('says how many offences it planted', () => {
    const { folder, made } = write(1000, 1);
    const deep = [...readAll(folder).values()].join('\n').match(/from '@\/domains\/domain-\d+\/service\//g) ?? [];
    expect(deep).toHaveLength(made.offences['deep-import']);
    expect(deep.length).toBeGreaterThan(0);
  });
});

function write(count, seed) {
  const folder = mkdtempSync(join(tmpdir(), 'synthetic-'));
  folders.push(folder);
  return { folder, made: synthesize(count, folder, seed) };
}

/** Path → text. */
function readAll(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]));
}

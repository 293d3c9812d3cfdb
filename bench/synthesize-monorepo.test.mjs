import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createNodeProviders, check } from '@storypole/core';
import { rules } from '@storypole/rules';
import { afterEach, describe, expect, test } from 'vitest';
import { listProjects, synthesizeMonorepo } from './synthesize-monorepo.mjs';

const folders = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

function write(count, policy) {
  const folder = mkdtempSync(join(tmpdir(), 'storypole-monorepo-'));
  folders.push(folder);
  return { folder, made: synthesizeMonorepo(count, folder, policy) };
}

function judge(folder, paths) {
  const { reports } = check({ cwd: folder, paths, configCode: true }, createNodeProviders(), rules);
  const found = {};
  for (const { rule } of reports.flatMap(({ findings }) => findings)) found[rule] = (found[rule] ?? 0) + 1;
  const sum = (key) => reports.reduce((total, { examined }) => total + examined[key], 0);
  return {
    reports,
    found,
    files: sum('files'),
    dependencies: sum('dependencies'),
    faults: reports.flatMap(({ faults }) => faults),
  };
}

describe('a monorepo', () => {
  test('with a policy for each package, which extends one of the team, is judged in one run', () => {
    const { folder, made } = write(40, 'each');
    const { reports, found, files, dependencies, faults } = judge(folder, listProjects(made));
    expect(faults).toEqual([]);
    expect(reports).toHaveLength(40);
    expect({ files, dependencies, found }).toEqual({
      files: made.files,
      dependencies: made.dependencies,
      found: made.offences,
    });
  });

  test('with one policy for all has the same offences', () => {
    const { folder, made } = write(40, 'one');
    const { found, files, dependencies, faults } = judge(folder, []);
    expect(faults).toEqual([]);
    expect({ files, dependencies, found }).toEqual({
      files: made.files,
      dependencies: made.dependencies,
      found: made.offences,
    });
  });

  test('says of each package in one run what a run of its own says', () => {
    const { folder, made } = write(20, 'each');
    // What is wrong around the packages concerns each of them.
    writeFileSync(join(folder, 'packages/part-3/package.json'), '{ "name": ');
    writeFileSync(join(folder, 'packages/part-7/tsconfig.json'), '{ "extends": "./nowhere.json" }');
    const toPlain = (report) => JSON.parse(JSON.stringify({ ...report, computed: [] }));
    const together = judge(folder, listProjects(made)).reports.map(toPlain);
    const apart = listProjects(made).map((path) => toPlain(judge(folder, [path]).reports[0]));
    expect(together).toEqual(apart);
    expect(apart.some(({ faults }) => faults.length > 0)).toBe(true);
  });

  test('reads the manifest of a package as often as it has files that steer, not as often as there are packages', () => {
    const reads = (count) => {
      const { folder, made } = write(count, 'each');
      const providers = createNodeProviders();
      let manifests = 0;
      const readFile = (path) => {
        if (path.endsWith('/package.json')) manifests++;
        return providers.fileSystem.readFile(path);
      };
      const fileSystem = { ...providers.fileSystem, readFile };
      check({ cwd: folder, paths: listProjects(made), configCode: true }, { ...providers, fileSystem }, rules);
      return manifests / count;
    };
    expect(reads(40)).toBeLessThan(reads(10) * 1.5);
  });

  test('is the same for the same arguments', () => {
    const run = () => {
      const { folder } = write(5, 'each');
      return readFileSync(join(folder, 'packages/part-4/package.json'), 'utf8');
    };
    expect(run()).toBe(run());
  });

  test('is refused with words where the arguments are wrong', () => {
    const script = join(import.meta.dirname, 'synthesize-monorepo.mjs');
    const { status, stderr } = spawnSync(process.execPath, [script, '10'], { encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stderr).toContain('Give a number, a folder, and each or one');
  });
});

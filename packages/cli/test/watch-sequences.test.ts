import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { onTestFinished, test } from 'vitest';
import { apply, restart, rounds } from '../../core/test/cache/random-changes';
import { bundleCommand } from './bundle';
import { createProject } from './run-main';
import { cleanShop } from './shop';
import { startWatch, type Told } from './start-watch';

test('whatever is done to a project, what a watch printed adds up to what a check says', async () => {
  const bundle = await bundleCommand();
  const project = createProject(cleanShop);
  mkdirSync(join(project.root, '.git'));
  onTestFinished(() => {
    bundle.remove();
    project.remove();
  });
  await fc.assert(
    fc.asyncProperty(rounds, async (rounds) => {
      restart(project.root);
      const watch = await startWatch(bundle.bin, project.root, ['--format', 'json']);
      const addUp = (): string => {
        const ids = new Set<string>();
        let faults: readonly object[] = [];
        for (const line of watch.lines()) {
          for (const { id } of line.gone ?? []) ids.delete(id);
          for (const { id } of [...(line.report?.findings ?? []), ...(line.appeared ?? [])]) ids.add(id);
          faults = line.faults ?? line.report?.faults ?? faults;
        }
        return JSON.stringify([faults.length > 0 ? 'faults' : [...ids].sort(), faults]);
      };
      for (const changes of rounds) {
        for (const change of changes) apply(project.root, change);
        const { stdout } = await project.run(['check', '--no-cache', '--format', 'json']);
        const { findings, faults } = JSON.parse(stdout) as {
          readonly findings: readonly Told[];
          readonly faults: readonly object[];
        };
        const ids = findings.map(({ id }) => id).sort();
        const says = JSON.stringify([faults.length > 0 ? 'faults' : ids, faults]);
        await watch.until(() => addUp() === says);
      }
      await watch.end();
    }),
    { numRuns: Number(process.env['STORYPOLE_WATCH_RUNS'] ?? 5) },
  );
}, 3_600_000);

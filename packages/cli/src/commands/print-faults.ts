import type { Fault } from '@storypole/core';
import { formats } from '@storypole/core';
import { createLineReader } from '#runtime/create-line-reader';
import { createPalette } from '#ui/create-palette';
import { wantsColor } from '#service/wants-color';
import type { Machine } from '#types/machine';

/** Says faults on standard error, for people; `root` is what their files are relative to. */
export async function printFaults(
  faults: readonly Fault[],
  machine: Machine,
  color: boolean | undefined,
  root = machine.cwd,
): Promise<void> {
  if (faults.length === 0) return;
  const format = await (formats['text'] as (typeof formats)[string]).load();
  const examined = { files: 0, outside: 0, dependencies: 0, computed: 0, places: 0 };
  const report = {
    schema: 'storypole/report@1',
    root,
    config: undefined,
    examined,
    findings: [],
    faults,
    computed: [],
  } as const;
  const { text } = format([report], {
    base: machine.cwd,
    palette: createPalette(wantsColor(color, machine.env, machine.stderr.isTerminal)),
    maxFindings: 0,
    quiet: true,
    readLines: createLineReader(machine.createProviders({}).fileSystem),
    rules: [],
    version: machine.version,
  });
  await machine.stderr.write(text);
}

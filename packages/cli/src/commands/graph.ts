import type { OpenedProject } from '@storypole/core';
import { FaultError, findNearest, graphFormats, listFocusNames, openProject } from '@storypole/core';
import { openSession } from '#runtime/open-session';
import { writeReportFile } from '#runtime/write-report-file';
import { toRealFile } from '#service/to-shown-file';
import { EXIT_CODE, type ExitCode } from '#types/exit-code';
import type { Machine } from '#types/machine';
import { printFaults } from './print-faults';

export interface GraphFlags {
  readonly config?: string;
  readonly configCode: boolean;
  readonly format?: string;
  readonly focus?: string;
  readonly output?: string;
  readonly color?: boolean;
  readonly debug?: boolean;
}

/** Prints the graph of the project, or writes it to a file. */
export async function runGraph(flags: GraphFlags, machine: Machine): Promise<ExitCode> {
  const { rules } = await import('@storypole/rules');
  const { providers, settle } = openSession(machine, flags);
  const config = flags.config === undefined ? {} : { config: flags.config };
  const project = openProject({ cwd: machine.cwd, configCode: flags.configCode, ...config }, providers, rules);
  settle();
  const focus = requireFocus(flags.focus, project);
  const format = await (graphFormats[flags.format ?? 'json'] as (typeof graphFormats)[string]).load();
  const chunks = format(project.graph, project.policy, focus);
  const faults = [...project.faults];
  if (flags.output === undefined || flags.output === '-') {
    for (const chunk of chunks) {
      if (machine.stdout.isClosed()) break;
      await machine.stdout.write(chunk);
    }
  } else {
    const path = toRealFile(machine.cwd, flags.output);
    const fault = writeReportFile(providers.fileSystem, path, flags.output, [...chunks].join(''));
    if (fault !== undefined) faults.push(fault);
  }
  await printFaults(faults, machine, flags.color, project.root);
  return faults.length > 0 ? EXIT_CODE.fault : EXIT_CODE.clean;
}

function requireFocus(focus: string | undefined, { graph, policy }: OpenedProject): string | undefined {
  if (focus === undefined) return undefined;
  const known = listFocusNames(graph.places, policy);
  if (known.includes(focus)) return focus;
  const nearest = findNearest(focus, known);
  throw new FaultError([
    {
      code: 'usage/unknown-place',
      what: `No file lies in a layer, domain or place called ${focus}.`,
      mend: nearest === undefined ? `Name one of: ${known.slice(0, 20).join(', ')}.` : `Name ${nearest}.`,
    },
  ]);
}

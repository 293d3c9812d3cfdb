import { openProject, type Policy } from '@storypole/core';
import { openSession } from '#runtime/open-session';
import { writeReportFile } from '#runtime/write-report-file';
import { toRealFile } from '#service/to-shown-file';
import { EXIT_CODE, type ExitCode } from '#types/exit-code';
import type { Machine } from '#types/machine';
import type { PolicyExport } from '#types/policy-export';
import { printFaults } from './print-faults';

export interface PolicyFlags {
  readonly config?: string;
  readonly configCode: boolean;
  readonly format?: string;
  readonly output?: string;
  readonly color?: boolean;
  readonly debug?: boolean;
}

/** Prints the policy in full, presets, `extends` and defaults filled in, for other tools to read. */
export async function runPolicy(flags: PolicyFlags, machine: Machine): Promise<ExitCode> {
  const { rules } = await import('@storypole/rules');
  const { providers, settle } = openSession(machine, flags);
  const config = flags.config === undefined ? {} : { config: flags.config };
  const project = openProject({ cwd: machine.cwd, configCode: flags.configCode, ...config }, providers, rules);
  settle();
  const names = (key: 'domain' | 'provider'): readonly string[] =>
    [...new Set(project.graph.places.flatMap((place) => place[key] ?? []))].sort();
  const exported: PolicyExport = {
    schema: 'storypole/policy@1',
    ...withoutText(project.policy),
    found: { domains: names('domain'), providers: names('provider') },
  };
  const text = `${JSON.stringify(exported, null, 2)}\n`;
  if (flags.output === undefined || flags.output === '-') await machine.stdout.write(text);
  else {
    const fault = writeReportFile(providers.fileSystem, toRealFile(machine.cwd, flags.output), flags.output, text);
    if (fault !== undefined) {
      await printFaults([fault], machine, flags.color);
      return EXIT_CODE.fault;
    }
  }
  const wrong = project.faults.filter(({ code }) => code.startsWith('config/'));
  await printFaults(wrong, machine, flags.color, project.root);
  return wrong.length > 0 ? EXIT_CODE.fault : EXIT_CODE.clean;
}

/** Lines and key paths of the config say nothing to another tool. */
function withoutText(policy: Policy): Omit<Policy, 'lines' | 'written'> {
  const entries = Object.entries(policy).filter(([key]) => key !== 'lines' && key !== 'written');
  return Object.fromEntries(entries) as Omit<Policy, 'lines' | 'written'>;
}

import { countDays, openProject } from '@storypole/core';
import { openSession } from '#runtime/open-session';
import { EXIT_CODE, type ExitCode } from '#types/exit-code';
import type { Machine } from '#types/machine';
import { formatExceptions } from '#ui/format-exceptions';

export interface ExceptionsFlags {
  readonly config?: string;
  readonly configCode: boolean;
  readonly format?: 'text' | 'json';
  readonly color?: boolean;
  readonly debug?: boolean;
}

/** Lists the exceptions and the approvals of the policy. */
export async function runExceptions(flags: ExceptionsFlags, machine: Machine): Promise<ExitCode> {
  const { rules } = await import('@storypole/rules');
  const { providers, settle } = openSession(machine, flags);
  const config = flags.config === undefined ? {} : { config: flags.config };
  const { policy } = openProject({ cwd: machine.cwd, configCode: flags.configCode, ...config }, providers, rules);
  settle();
  const today = new Date(providers.clock.now()).toISOString().slice(0, 10);
  const exceptions = countDays(policy.exceptions, today);
  const { approvals } = policy;
  const json = (): string =>
    `${JSON.stringify({ schema: 'storypole/exceptions@1', exceptions, approvals }, undefined, 2)}\n`;
  await machine.stdout.write(flags.format === 'json' ? json() : formatExceptions(exceptions, approvals));
  return EXIT_CODE.clean;
}

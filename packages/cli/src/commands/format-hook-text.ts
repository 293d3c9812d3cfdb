import type { ChangeResult } from '@storypole/core';
import type { HookCall } from '#types/hook';
import type { Machine } from '#types/machine';
import { formatForAgent } from './format-for-agent';

const HEAD = {
  edit: 'Storypole, about the files that you just edited:',
  stop: 'Storypole: this change breaks the architecture. Put this right before you end the turn; `storypole self-check` shows what is left.',
} as const;

/** What a hook says of a change. */
export async function formatHookText(call: HookCall, { reports }: ChangeResult, machine: Machine): Promise<string> {
  const { fileSystem } = machine.createProviders({});
  const { text, failure } = await formatForAgent(reports, call.cwd, fileSystem, machine);
  const tail = failure === undefined ? '' : `${failure} Run \`storypole self-check\` to see the rest.\n`;
  return `${HEAD[call.moment]}\n${text}${tail}`;
}

import type { Agent, Channel, HookAnswer, HookCall, HookVerdict } from '#types/hook';

/** What an agent must be told so that it, or its user, gets a verdict. Never exit code 1: agents do not see what such a hook says. */
export function toHookAnswer(
  agent: Agent,
  call: Pick<HookCall, 'event' | 'channel' | 'moment'> | undefined,
  verdict: HookVerdict,
): HookAnswer {
  switch (verdict.kind) {
    case 'silent':
      return { stdout: expectsJson(agent, call) ? '{}\n' : '', stderr: '', exitCode: 0 };
    case 'findings':
      if (call === undefined) throw new Error('Only a call that was read can have findings.');
      return { stdout: toLine(toPayload(call.channel, call.event, verdict.text)), stderr: '', exitCode: 0 };
    case 'notice':
      return toNotice(agent, call, verdict.text);
  }
}

/** Cursor reads JSON from every hook, Codex at the end of a turn. */
function expectsJson(agent: Agent, call: Pick<HookCall, 'moment'> | undefined): boolean {
  return agent === 'cursor' || (agent === 'codex' && call?.moment === 'stop');
}

function toPayload(channel: Channel, event: string, text: string): object {
  switch (channel) {
    case 'block':
      return { decision: 'block', reason: text };
    case 'deny':
      return { decision: 'deny', reason: text };
    case 'context':
      return { hookSpecificOutput: { hookEventName: event, additionalContext: text } };
    case 'bare-context':
      return { additionalContext: text };
    case 'followup':
      return { followup_message: text };
  }
}

function toNotice(agent: Agent, call: Pick<HookCall, 'event' | 'moment'> | undefined, text: string): HookAnswer {
  switch (agent) {
    case 'claude':
    case 'codex':
    case 'gemini': {
      // An agent that broke the config must hear of it, too; at the end of a turn that would make it go on.
      const forAgent = call?.moment === 'edit' ? toPayload('context', call.event, text) : {};
      return { stdout: toLine({ systemMessage: text, ...forAgent }), stderr: '', exitCode: 0 };
    }
    case 'cursor':
      return { stdout: '{}\n', stderr: `${text}\n`, exitCode: 0 };
    case 'copilot':
      // Exit code 2 shows standard error to the user and goes on; before a tool is used it would deny the tool.
      return { stdout: '', stderr: `${text}\n`, exitCode: call === undefined ? 0 : 2 };
  }
}

function toLine(value: object): string {
  return `${JSON.stringify(value)}\n`;
}

import type { Agent, HookEvent } from '#types/hook';

const EDIT_BY_CONTEXT: HookEvent = { moment: 'edit', channel: 'context' };
const STOP_BY_BLOCK: HookEvent = { moment: 'stop', channel: 'block' };

/** The events that are answered; docs/reference/agent-hooks.md has the source of each, with its date. */
export const HOOK_EVENTS: Readonly<Record<Agent, Readonly<Record<string, HookEvent>>>> = {
  claude: {
    PostToolUse: { moment: 'edit', channel: 'block' },
    // A block would end the agent's loop here.
    PostToolBatch: EDIT_BY_CONTEXT,
    Stop: STOP_BY_BLOCK,
    SubagentStop: STOP_BY_BLOCK,
  },
  codex: {
    // A block would replace the result of the tool.
    PostToolUse: EDIT_BY_CONTEXT,
    Stop: STOP_BY_BLOCK,
    SubagentStop: STOP_BY_BLOCK,
  },
  cursor: { stop: { moment: 'stop', channel: 'followup' } },
  copilot: {
    postToolUse: { moment: 'edit', channel: 'bare-context' },
    PostToolUse: { moment: 'edit', channel: 'bare-context' },
    agentStop: STOP_BY_BLOCK,
    Stop: STOP_BY_BLOCK,
    subagentStop: STOP_BY_BLOCK,
    SubagentStop: STOP_BY_BLOCK,
  },
  gemini: { AfterTool: EDIT_BY_CONTEXT, AfterAgent: { moment: 'stop', channel: 'deny' } },
};

/** Events that one might want, and why they are refused. */
export const REFUSED_EVENTS: Readonly<Record<Agent, Readonly<Record<string, string>>>> = {
  claude: {},
  codex: {},
  cursor: {
    afterFileEdit: 'sources disagree whether its answer reaches the agent',
    postToolUse: 'no dated source states how its answer reaches the agent',
    subagentStop: 'no dated source states what it is given and may answer',
  },
  copilot: {},
  gemini: {},
};

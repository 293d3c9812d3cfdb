import type { Agent } from '#types/hook';

/** One event as an agent hands it over: recorded in shape, with contents of our own. */
export interface RecordedEvent {
  readonly agent: Agent;
  readonly event: string;
  readonly moment: 'edit' | 'stop';
  /** Arguments beside the agent. */
  readonly args?: readonly string[];
  readonly create: (context: EventContext) => object;
}

export interface EventContext {
  readonly root: string;
  /** Relative to the root. */
  readonly file: string;
  readonly isContinued: boolean;
}

const PATCH = (file: string): string =>
  ['*** Begin Patch', `*** Update File: ${file}`, '@@', '-const a = 1;', '+const a = 2;', '*** End Patch'].join('\n');

const claude = ({ root }: EventContext, event: string) => ({
  session_id: 'c0ffee00-1111',
  transcript_path: `${root}/transcript.jsonl`,
  cwd: root,
  permission_mode: 'acceptEdits',
  hook_event_name: event,
});
const codex = ({ root }: EventContext, event: string) => ({
  session_id: '019a-codex',
  turn_id: 'turn-1',
  transcript_path: null,
  cwd: root,
  hook_event_name: event,
  model: 'gpt-5-codex',
  permission_mode: 'default',
});
const copilot = ({ root }: EventContext) => ({ sessionId: 'copilot-1', timestamp: 1764191000000, cwd: root });
const copilotCode = ({ root }: EventContext, event: string) => ({
  hook_event_name: event,
  session_id: 'copilot-1',
  timestamp: '2026-11-26T21:00:00.000Z',
  cwd: root,
});
const gemini = ({ root }: EventContext, event: string) => ({
  session_id: 'gemini-1',
  transcript_path: `${root}/session.json`,
  cwd: root,
  hook_event_name: event,
  timestamp: '2026-11-26T21:00:00.000Z',
});

/** Every event that is answered. */
export const RECORDED: readonly RecordedEvent[] = [
  {
    agent: 'claude',
    event: 'PostToolUse',
    moment: 'edit',
    create: (context) => ({
      ...claude(context, 'PostToolUse'),
      tool_name: 'Edit',
      tool_input: {
        file_path: `${context.root}/${context.file}`,
        old_string: 'a',
        new_string: 'b',
        replace_all: false,
      },
      tool_response: { filePath: `${context.root}/${context.file}`, structuredPatch: [] },
      tool_use_id: 'toolu_01',
    }),
  },
  {
    agent: 'claude',
    event: 'PostToolBatch',
    moment: 'edit',
    create: (context) => ({
      ...claude(context, 'PostToolBatch'),
      tool_calls: [
        { tool_name: 'Read', tool_input: { file_path: `${context.root}/src/app/main.ts` }, tool_use_id: 'toolu_02' },
        {
          tool_name: 'Write',
          tool_input: { file_path: `${context.root}/${context.file}`, content: '' },
          tool_use_id: 'toolu_03',
          tool_response: 'ok',
        },
      ],
    }),
  },
  {
    agent: 'claude',
    event: 'Stop',
    moment: 'stop',
    create: (context) => ({
      ...claude(context, 'Stop'),
      stop_hook_active: context.isContinued,
      last_assistant_message: 'Done.',
    }),
  },
  {
    agent: 'claude',
    event: 'SubagentStop',
    moment: 'stop',
    create: (context) => ({
      ...claude(context, 'SubagentStop'),
      stop_hook_active: context.isContinued,
      agent_id: 'a1',
      agent_type: 'general-purpose',
      agent_transcript_path: `${context.root}/agent.jsonl`,
    }),
  },
  {
    agent: 'codex',
    event: 'PostToolUse',
    moment: 'edit',
    create: (context) => ({
      ...codex(context, 'PostToolUse'),
      tool_name: 'apply_patch',
      tool_input: { command: PATCH(context.file) },
      tool_response: 'Success. Updated the following files:',
      tool_use_id: 'call_1',
    }),
  },
  {
    agent: 'codex',
    event: 'Stop',
    moment: 'stop',
    create: (context) => ({
      ...codex(context, 'Stop'),
      stop_hook_active: context.isContinued,
      last_assistant_message: null,
    }),
  },
  {
    agent: 'codex',
    event: 'SubagentStop',
    moment: 'stop',
    create: (context) => ({
      ...codex(context, 'SubagentStop'),
      stop_hook_active: context.isContinued,
      last_assistant_message: 'Done.',
      agent_id: 'a1',
      agent_type: 'worker',
      agent_transcript_path: null,
    }),
  },
  {
    agent: 'cursor',
    event: 'stop',
    moment: 'stop',
    create: ({ root, isContinued }) => ({
      conversation_id: 'conv-1',
      generation_id: 'gen-1',
      hook_event_name: 'stop',
      workspace_roots: [root],
      model: 'composer',
      cursor_version: '3.7.21',
      status: 'completed',
      loop_count: isContinued ? 1 : 0,
    }),
  },
  {
    agent: 'copilot',
    event: 'postToolUse',
    moment: 'edit',
    create: (context) => ({
      ...copilot(context),
      toolName: 'edit',
      toolArgs: JSON.stringify({ path: `${context.root}/${context.file}`, old_str: 'a', new_str: 'b' }),
      toolResult: { resultType: 'success', textResultForLlm: 'Edited.' },
    }),
  },
  {
    agent: 'copilot',
    event: 'PostToolUse',
    moment: 'edit',
    create: (context) => ({
      ...copilotCode(context, 'PostToolUse'),
      tool_name: 'Edit',
      tool_input: { path: context.file },
      tool_result: { result_type: 'success', text_result_for_llm: 'Edited.' },
    }),
  },
  {
    agent: 'copilot',
    event: 'agentStop',
    moment: 'stop',
    create: (context) => ({
      ...copilot(context),
      transcriptPath: `${context.root}/events.jsonl`,
      stopReason: 'end_turn',
      stop_hook_active: context.isContinued,
    }),
  },
  {
    agent: 'copilot',
    event: 'Stop',
    moment: 'stop',
    create: (context) => ({
      ...copilotCode(context, 'Stop'),
      transcript_path: `${context.root}/events.jsonl`,
      stop_reason: 'end_turn',
      stop_hook_active: context.isContinued,
    }),
  },
  {
    agent: 'copilot',
    event: 'subagentStop',
    moment: 'stop',
    args: ['--event', 'subagentStop'],
    create: (context) => ({
      ...copilot(context),
      transcriptPath: `${context.root}/events.jsonl`,
      agentId: 'a1',
      agentType: 'task',
      agentName: 'task',
      response: 'Done.',
      stopReason: 'end_turn',
    }),
  },
  {
    agent: 'copilot',
    event: 'SubagentStop',
    moment: 'stop',
    create: (context) => ({
      ...copilotCode(context, 'SubagentStop'),
      transcript_path: `${context.root}/events.jsonl`,
      agent_id: 'a1',
      agent_type: 'task',
      agent_name: 'task',
      last_assistant_message: 'Done.',
      stop_reason: 'end_turn',
    }),
  },
  {
    agent: 'gemini',
    event: 'AfterTool',
    moment: 'edit',
    create: (context) => ({
      ...gemini(context, 'AfterTool'),
      tool_name: 'replace',
      tool_input: { file_path: context.file, old_string: 'a', new_string: 'b' },
      tool_response: { llmContent: 'ok', returnDisplay: 'ok' },
    }),
  },
  {
    agent: 'gemini',
    event: 'AfterAgent',
    moment: 'stop',
    create: (context) => ({
      ...gemini(context, 'AfterAgent'),
      prompt: 'Add refunds.',
      prompt_response: 'Done.',
      stop_hook_active: context.isContinued,
    }),
  },
];

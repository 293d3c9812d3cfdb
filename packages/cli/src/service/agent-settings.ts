import type { Agent } from '#types/hook';

/** One entry that our hook takes in an agent's settings. */
export interface SettingsEntry {
  /** Path of the list that holds it. */
  readonly list: readonly string[];
  readonly value: object;
}

/** Where an agent reads the hooks of a repository, and what stands there for ours. */
export interface AgentSettings {
  /** Relative to the root; committed. */
  readonly file: string;
  /** What the file must say besides, where it does not say it. */
  readonly fixed: Readonly<Record<string, unknown>>;
  readonly entries: readonly SettingsEntry[];
  /** What the user must still do; a sentence. */
  readonly note?: string;
}

const BIN = 'node_modules/storypole/bin/storypole.mjs';
const EDIT_SECONDS = 20;
const STOP_SECONDS = 60;

/** Both Claude Code and Codex group hooks by the tools that they match. */
function group(event: string, command: string, timeout: number, matcher?: string): SettingsEntry {
  const hook = { type: 'command', command, timeout };
  return { list: ['hooks', event], value: { ...(matcher === undefined ? {} : { matcher }), hooks: [hook] } };
}

function copilot(event: string, timeoutSec: number, matcher?: string): SettingsEntry {
  const command = `node ${BIN} hook copilot --event ${event}`;
  const value = {
    type: 'command',
    ...(matcher === undefined ? {} : { matcher }),
    bash: command,
    powershell: command,
    timeoutSec,
  };
  return { list: ['hooks', event], value };
}

const CLAUDE = `node "$CLAUDE_PROJECT_DIR/${BIN}" hook claude`;
const CODEX = `node "$(git rev-parse --show-toplevel)/${BIN}" hook codex`;
const GEMINI = `node "$GEMINI_PROJECT_DIR/${BIN}" hook gemini`;

/** docs/reference/agent-hooks.md has the source of each, with its date. */
export const AGENT_SETTINGS: Readonly<Record<Agent, AgentSettings>> = {
  claude: {
    file: '.claude/settings.json',
    fixed: {},
    entries: [
      group('PostToolUse', CLAUDE, EDIT_SECONDS, 'Edit|Write|MultiEdit|NotebookEdit'),
      group('Stop', CLAUDE, STOP_SECONDS),
      group('SubagentStop', CLAUDE, STOP_SECONDS),
    ],
  },
  codex: {
    file: '.codex/hooks.json',
    fixed: {},
    entries: [
      group('PostToolUse', CODEX, EDIT_SECONDS, 'apply_patch|Edit|Write'),
      group('Stop', CODEX, STOP_SECONDS),
      group('SubagentStop', CODEX, STOP_SECONDS),
    ],
    note: 'Codex runs hooks of a repository only once they are trusted: open `/hooks` in Codex.',
  },
  cursor: {
    file: '.cursor/hooks.json',
    fixed: { version: 1 },
    entries: [{ list: ['hooks', 'stop'], value: { command: `node ${BIN} hook cursor`, loop_limit: 5 } }],
  },
  copilot: {
    file: '.github/hooks/storypole.json',
    fixed: { version: 1 },
    entries: [
      copilot('postToolUse', EDIT_SECONDS, 'create|edit|str_replace_editor|apply_patch'),
      copilot('agentStop', STOP_SECONDS),
      copilot('subagentStop', STOP_SECONDS),
    ],
  },
  gemini: {
    file: '.gemini/settings.json',
    fixed: {},
    entries: [
      group('AfterTool', GEMINI, EDIT_SECONDS * 1000, 'replace|write_file'),
      group('AfterAgent', GEMINI, STOP_SECONDS * 1000),
    ],
  },
};

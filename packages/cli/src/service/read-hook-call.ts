import { toAbsolutePath } from '@storypole/core';
import type { Agent, HookCall } from '#types/hook';
import { findTouchedFiles } from './find-touched-files';
import { HOOK_EVENTS, REFUSED_EVENTS } from './hook-events';
import { readField } from './read-field';
import { readText } from './read-text';

/** Why a call cannot be answered, in a sentence for the user. */
export interface Refusal {
  readonly refusal: string;
}

/**
 * Reads what an agent hands to a hook.
 *
 * @param input the parsed JSON
 * @param named the event that the command line names, for agents that do not name it themselves
 * @param cwd of the process, where the agent does not say another. Absolute, POSIX
 */
export function readHookCall(agent: Agent, input: unknown, named: string | undefined, cwd: string): HookCall | Refusal {
  const event = named ?? readText(input, 'hook_event_name') ?? guessEvent(agent, input);
  if (event === undefined) {
    return { refusal: `The input names no event. Add \`--event <name>\` to \`storypole hook ${agent}\`.` };
  }
  const known = HOOK_EVENTS[agent];
  const kind = Object.hasOwn(known, event) ? known[event] : undefined;
  if (kind === undefined) return { refusal: describeRefusal(agent, event) };
  const folder = readText(input, 'cwd') ?? readFirst(readField(input, 'workspace_roots')) ?? cwd;
  const base = toPosix(folder);
  return {
    agent,
    event,
    ...kind,
    cwd: base,
    session: readSession(input),
    files: kind.moment === 'edit' ? findFiles(input, base) : [],
    isContinued: readField(input, 'stop_hook_active') === true || Number(readField(input, 'loop_count') ?? 0) > 0,
  };
}

function describeRefusal(agent: Agent, event: string): string {
  const reason = Object.hasOwn(REFUSED_EVENTS[agent], event) ? REFUSED_EVENTS[agent][event] : undefined;
  const why = reason ?? 'there is nothing to check at it';
  return `\`storypole hook ${agent}\` does not answer ${event}: ${why}. Use ${Object.keys(HOOK_EVENTS[agent]).join(', ')}.`;
}

/** Copilot's own format leaves the name out: the fields tell. */
function guessEvent(agent: Agent, input: unknown): string | undefined {
  if (agent !== 'copilot') return undefined;
  if (readField(input, 'toolResult') !== undefined) return 'postToolUse';
  if (readField(input, 'stopReason') === undefined) return undefined;
  return readField(input, 'agentId') === undefined ? 'agentStop' : 'subagentStop';
}

function findFiles(input: unknown, base: string): readonly string[] {
  const batch = readField(input, 'tool_calls');
  const calls: readonly unknown[] = Array.isArray(batch) ? batch : [input];
  const paths = calls.flatMap((call) =>
    findTouchedFiles(
      readText(call, 'tool_name') ?? readText(call, 'toolName') ?? '',
      readField(call, 'tool_input') ?? readField(call, 'toolArgs'),
    ),
  );
  return [...new Set(paths.map((path) => toAbsolute(base, path)))];
}

function readSession(input: unknown): string {
  const names = ['session_id', 'sessionId', 'conversation_id', 'agent_id', 'agentId'];
  return names.flatMap((name) => readText(input, name) ?? []).join(' ');
}

function readFirst(value: unknown): string | undefined {
  return readText(value, '0');
}

function toAbsolute(base: string, path: string): string {
  const posix = toPosix(path);
  if (/^[a-z]:\//i.test(posix)) return posix;
  return toAbsolutePath(posix.startsWith('/') ? '/' : base, posix);
}

function toPosix(path: string): string {
  return path.replaceAll('\\', '/');
}

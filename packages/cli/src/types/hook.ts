/** The coding agents whose hooks are answered. */
export const AGENTS = ['claude', 'codex', 'cursor', 'copilot', 'gemini'] as const;
export type Agent = (typeof AGENTS)[number];

/** `edit`: files were just written. `stop`: the agent is about to end its turn. */
export type Moment = 'edit' | 'stop';

/** How an agent is told what was found. */
export type Channel =
  /** `{ "decision": "block", "reason" }` */
  | 'block'
  /** `{ "decision": "deny", "reason" }` */
  | 'deny'
  /** `{ "hookSpecificOutput": { "hookEventName", "additionalContext" } }` */
  | 'context'
  /** `{ "additionalContext" }` */
  | 'bare-context'
  /** `{ "followup_message" }` */
  | 'followup';

/** An event that is answered. */
export interface HookEvent {
  readonly moment: Moment;
  readonly channel: Channel;
}

/** One call of a hook, in the words of no agent. */
export interface HookCall {
  readonly agent: Agent;
  /** As the agent writes it. */
  readonly event: string;
  readonly moment: Moment;
  readonly channel: Channel;
  /** Absolute, POSIX. */
  readonly cwd: string;
  /** The conversation, and the agent within it. */
  readonly session: string;
  /** Absolute, POSIX: what the edit touched. */
  readonly files: readonly string[];
  /** Whether the turn goes on because a hook blocked its end before. */
  readonly isContinued: boolean;
}

/** What a hook has to say. */
export type HookVerdict =
  | { readonly kind: 'silent' }
  /** For the agent. */
  | { readonly kind: 'findings'; readonly text: string }
  /** For the user; never blocks. */
  | { readonly kind: 'notice'; readonly text: string };

/** What the process of a hook leaves behind. */
export interface HookAnswer {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: 0 | 2;
}

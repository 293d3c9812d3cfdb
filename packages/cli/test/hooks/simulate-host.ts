import type { Agent } from '#types/hook';

/** What one call of the hook at the end of a turn came to. */
export type StopAnswer = 'goes-on' | 'ends';

/** What a host does with the end of a turn, as its documents say. */
interface Host {
  /** So often it lets a hook hold a turn back; `Infinity` where nothing is documented. */
  readonly cap: number;
  readonly read: (stdout: string, code: number) => StopAnswer;
}

function field(stdout: string, name: string): unknown {
  if (stdout.trim() === '') return undefined;
  return (JSON.parse(stdout) as Readonly<Record<string, unknown>>)[name];
}

const isBlocked =
  (word: string): Host['read'] =>
  (stdout, code) =>
    code === 0 && field(stdout, 'decision') === word ? 'goes-on' : 'ends';

/** Claude Code, Codex and Gemini also take exit code 2 for a block. */
const orByCode =
  (read: Host['read']): Host['read'] =>
  (stdout, code) =>
    code === 2 ? 'goes-on' : read(stdout, code);

export const HOSTS: Readonly<Record<Agent, Host>> = {
  claude: { cap: 8, read: orByCode(isBlocked('block')) },
  codex: { cap: Infinity, read: orByCode(isBlocked('block')) },
  cursor: { cap: 5, read: (stdout) => (field(stdout, 'followup_message') === undefined ? 'ends' : 'goes-on') },
  copilot: { cap: 8, read: isBlocked('block') },
  gemini: { cap: Infinity, read: orByCode(isBlocked('deny')) },
};

export interface Turn {
  /** How often the hook was called. */
  readonly calls: number;
  /** What it wrote to standard output and standard error, call by call. */
  readonly said: readonly string[];
  /** Whether the host had to end the turn against the hook. */
  readonly wasCut: boolean;
}

/**
 * Plays a turn as a host does: at its end the hook is called; as long as it holds the turn back the agent acts and ends again.
 * A simulation of the published protocol: nothing here shows what a real host delivers.
 *
 * @param act what the agent does before its n-th end, from 0
 */
export function simulateTurn(
  agent: Agent,
  call: (isContinued: boolean) => { readonly stdout: string; readonly stderr: string; readonly code: number },
  act: (round: number) => void,
): Turn {
  const { cap, read } = HOSTS[agent];
  const said: string[] = [];
  for (let round = 0; ; round += 1) {
    act(round);
    const { stdout, stderr, code } = call(round > 0);
    said.push(stdout + stderr);
    if (code === 1) throw new Error('Hosts do not show what a hook with exit code 1 says.');
    if (read(stdout, code) === 'ends') return { calls: round + 1, said, wasCut: false };
    if (round + 1 > Math.min(cap, 20)) return { calls: round + 1, said, wasCut: true };
  }
}

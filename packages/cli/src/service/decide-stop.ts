import type { Turn } from '#types/turn';

/** Whether the end of a turn is blocked, and what to remember of it. */
export interface StopDecision {
  /** `unchanged`: the same was reported for the same tree. `exhausted`: blocked often enough. */
  readonly outcome: 'block' | 'unchanged' | 'exhausted';
  readonly turn: Turn;
}

/**
 * Decides about the end of a turn with findings. An agent that has nothing left to try is let go, and no agent is held for ever,
 * whether or not its host counts.
 *
 * @param print names the findings and the state of the tree
 * @param isContinued whether the turn goes on only because its end was blocked before
 */
export function decideStop(turn: Turn, print: string, isContinued: boolean, mostBlocks: number): StopDecision {
  if (turn.print === print) return { outcome: 'unchanged', turn };
  const blocks = isContinued ? turn.blocks : 0;
  if (blocks >= mostBlocks) return { outcome: 'exhausted', turn: { blocks, print } };
  return { outcome: 'block', turn: { blocks: blocks + 1, print } };
}

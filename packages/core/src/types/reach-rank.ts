import type { Reach } from './policy';

/** Wider reaches have higher ranks. */
export const REACH_RANK: Readonly<Record<Reach, number>> = { closed: 0, same: 1, listed: 2, any: 3, everywhere: 4 };

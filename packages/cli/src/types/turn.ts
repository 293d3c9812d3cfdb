/** What hooks remember of the turns of one session. */
export interface Turn {
  /** Blocks since the turn began. */
  readonly blocks: number;
  /** What was found when its end was last judged, and how the tree was then; `''` for nothing. */
  readonly print: string;
}

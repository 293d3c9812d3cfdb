/** Why what is held of a source has to be looked at again. */
export const DOUBT = {
  none: 0,
  /** The file had just changed when it was read, so that the times of its last change prove nothing. */
  recent: 1,
  /** What its scan found stands elsewhere now; the times are of now. */
  moved: 2,
} as const;

/** Entries that a cache keeps. Of more projects in one run each would push the others out before they are asked for again. */
export const KEPT_ENTRIES = 16;

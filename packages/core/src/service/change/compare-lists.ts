/** What a list of patterns has that another does not, leaving out what one of its patterns ending in `/**` covers anyway. */
export function findAddedPatterns(before: readonly string[], after: readonly string[]): readonly string[] {
  const known = new Set(before);
  const trees = before.filter((glob) => glob.endsWith('/**') && !glob.startsWith('!')).map((glob) => glob.slice(0, -2));
  return after.filter(
    (glob) => !glob.startsWith('!') && !known.has(glob) && !trees.some((tree) => glob.startsWith(tree)),
  );
}

/** Patterns beginning with `!` that take files out, and which a list does not have any more: what they took out is in again. */
export function findDroppedNegations(before: readonly string[], after: readonly string[]): readonly string[] {
  return before.filter((glob) => glob.startsWith('!') && !after.includes(glob));
}

/** Both together: how a list of patterns came to match more. */
export function findWidening(before: readonly string[], after: readonly string[]): readonly string[] {
  return [...findAddedPatterns(before, after), ...findDroppedNegations(before, after)];
}

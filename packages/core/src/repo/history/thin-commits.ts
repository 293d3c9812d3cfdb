/** Every nth of a list, counted from its end, so that the last one is always there; the first one stays, too. */
export function thinCommits<T>(commits: readonly T[], every: number): readonly T[] {
  const last = commits.length - 1;
  return commits.filter((_, index) => index === 0 || (last - index) % every === 0);
}

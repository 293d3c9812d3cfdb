/** Medians of a tool's runs: seconds, seconds, MiB; `spread` is the fastest and the slowest wall time. */
export function summarize(runs) {
  const walls = runs.map((run) => run.wall);
  return {
    runs: runs.length,
    wall: median(walls),
    spread: [Math.min(...walls), Math.max(...walls)],
    cpu: median(runs.map((run) => run.cpu)),
    rss: median(runs.map((run) => run.rss)),
  };
}

export function median(values) {
  const known = values.filter((value) => value !== undefined).sort((a, b) => a - b);
  if (known.length === 0) return undefined;
  const middle = known.length >> 1;
  return known.length % 2 === 1 ? known[middle] : (known[middle - 1] + known[middle]) / 2;
}

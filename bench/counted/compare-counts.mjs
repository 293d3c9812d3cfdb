/** So much more work than was written down is a regression. */
const MOST = 1.1;
/** Below this many, one more is no tenth. */
const FEW = 10;

/**
 * What grew by more than a tenth, as lines to print; none where nothing did.
 *
 * @param expected scenario → what is counted → how often @param found the same
 */
export function compareCounts(expected, found) {
  const lines = [];
  for (const [scenario, counts] of Object.entries(found)) {
    const before = expected[scenario];
    if (before === undefined) {
      lines.push(`${scenario}: nothing is written down. Run \`npm run bench:work -- --write\`.`);
      continue;
    }
    for (const [what, count] of Object.entries(counts)) {
      const was = before[what] ?? 0;
      if (count > Math.max(was * MOST, was + FEW))
        lines.push(`${scenario}: ${what} ${was} → ${count} (${toGrowth(was, count)}).`);
    }
  }
  for (const scenario of Object.keys(expected)) {
    if (!(scenario in found)) lines.push(`${scenario}: is written down, and was not run.`);
  }
  return lines;
}

function toGrowth(was, count) {
  return was === 0 ? 'none before' : `+${Math.round((100 * count) / was - 100)} %`;
}

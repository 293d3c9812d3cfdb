/** A Markdown table of the summary, ratios to the variant named `reference` where it was measured. */
export function formatTable(summary, reference) {
  const base = summary.find((row) => row.tool.name === reference)?.wall;
  const lines = [
    `| tool | wall s | fastest … slowest | × ${reference} | CPU s | peak MiB | files seen | runs | options |`,
    '|---|--:|--:|--:|--:|--:|--:|--:|---|',
  ];
  for (const row of summary) {
    const cells = [
      row.tool.name,
      seconds(row.wall),
      row.spread.map(seconds).join(' … '),
      base === undefined ? '' : ratio(row.wall / base),
      row.cpu === undefined ? '' : seconds(row.cpu),
      row.rss === undefined ? '' : Math.round(row.rss),
      row.examined ?? '',
      row.runs,
      row.tool.options.replaceAll('|', '\\|'),
    ];
    lines.push(`| ${cells.join(' | ')} |`);
  }
  return lines.join('\n');
}

function seconds(value) {
  return value < 10 ? value.toFixed(3) : value.toFixed(1);
}

function ratio(value) {
  return value < 10 ? value.toFixed(2) : value.toFixed(0);
}

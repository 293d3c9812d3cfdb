import type { History } from '#types/history';
import { formatHistoryMermaid } from './format-history-mermaid';
import { listHistoryRows } from './list-history-rows';

/** A chart that GitHub and GitLab draw, then the table. */
export function formatHistoryMarkdown(history: History): string {
  const [head = [], ...rows] = listHistoryRows(history);
  const toLine = (cells: readonly string[]): string => `| ${cells.map(escapeCell).join(' | ')} |`;
  return [
    `### Storypole: what became of the architecture since ${escapeCell(history.since)}`,
    '',
    '```mermaid',
    formatHistoryMermaid(history).trimEnd(),
    '```',
    '',
    toLine(head),
    toLine(head.map(() => '---')),
    ...rows.map(toLine),
    '',
  ].join('\n');
}

function escapeCell(text: string): string {
  return text.replaceAll(/[\\|`<>[\]*_]/g, String.raw`\$&`);
}

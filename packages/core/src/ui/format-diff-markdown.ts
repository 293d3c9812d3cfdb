import type { ArchitectureDiff } from '#types/architecture';
import { cleanText } from './clean-text';
import { fitLines } from './fit-lines';
import { formatDiffMermaid } from './format-diff-mermaid';
import { listDiffSections } from './list-diff-sections';
import { pluralize } from './pluralize';

/** Characters. GitHub refuses a comment of more than 65,536. */
const MOST_CHARACTERS = 60_000;
/** Finds the comment again that the last run wrote. */
const MARKER = '<!-- storypole diff -->';

/** A comment for a pull request: a picture of the edges that differ, then all that differs, one list a kind. */
export function formatDiffMarkdown(diff: ArchitectureDiff): string {
  const sections = listDiffSections(diff);
  const { before, after } = diff.knownDebt;
  const debt = before === after ? [] : [`Known debt: ${after}, was ${before}.`, ''];
  const isSame = sections.length === 0 && debt.length === 0;
  const head = [MARKER, `### Storypole: ${isSame ? 'the architecture is what it was' : 'what changes'}`, ''];
  const hasEdges = diff.edges.added.length + diff.edges.removed.length + diff.changed.length > 0;
  const picture = hasEdges ? ['```mermaid', formatDiffMermaid(diff).trimEnd(), '```', ''] : [];
  const lists = sections.flatMap(({ title, added, removed, changed = [] }) => [
    `#### ${title}`,
    '',
    '```diff',
    ...added.map((line) => `+ ${toLine(line)}`),
    ...removed.map((line) => `- ${toLine(line)}`),
    ...changed.map((line) => `! ${toLine(line)}`),
    '```',
    '',
  ]);
  const start = [...head, ...debt, ...picture];
  const { lines, left } = fitLines(lists, MOST_CHARACTERS - start.join('\n').length - 300);
  const isOpen = lines.filter((line) => line.startsWith('```')).length % 2 === 1;
  const more =
    left === 0
      ? []
      : [
          ...(isOpen ? ['```', ''] : []),
          `${pluralize(left, 'more line')}: \`npx storypole diff --format json\` has all.`,
        ];
  return `${[...start, ...lines, ...more].join('\n').trimEnd()}\n`;
}

/** Inside a fence nothing is markup, but for a fence. */
function toLine(text: string): string {
  return cleanText(text).replaceAll('```', "'''");
}

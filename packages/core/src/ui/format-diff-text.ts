import type { ArchitectureDiff } from '#types/architecture';
import { cleanText } from './clean-text';
import { fitLines } from './fit-lines';
import { listDiffSections } from './list-diff-sections';
import { pluralize } from './pluralize';

/** Characters: what a pull request takes as a comment, with room for what stands around it. */
const MOST_CHARACTERS = 60_000;

/** For people: one block a kind of difference, `+` what came, `-` what went. */
export function formatDiffText(diff: ArchitectureDiff): string {
  const sections = listDiffSections(diff);
  const { before, after } = diff.knownDebt;
  const debt = before === after ? [] : [`Known debt: ${after}, was ${before}.`];
  if (sections.length === 0 && debt.length === 0) return `The architecture is what it was at ${cleanText(diff.ref)}.\n`;
  const blocks = sections.flatMap(({ title, added, removed, changed = [] }) => [
    `${title}:`,
    ...added.map((line) => `  + ${cleanText(line)}`),
    ...removed.map((line) => `  - ${cleanText(line)}`),
    ...changed.map((line) => `  ~ ${cleanText(line)}`),
    '',
  ]);
  const { lines, left } = fitLines([...debt, ...blocks], MOST_CHARACTERS - 200);
  const more = left === 0 ? [] : [`${pluralize(left, 'more line')}: \`storypole diff --format json\` has all.`];
  return `${[...lines, ...more].join('\n').trimEnd()}\n`;
}

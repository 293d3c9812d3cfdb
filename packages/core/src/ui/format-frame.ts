import { cleanText } from './clean-text';
import { displayWidth } from './display-width';
import type { Palette } from './palette';

/** A range to mark; `endColumn` is exclusive. Without an end the frame marks one character, without a column the whole line. */
export interface FrameRange {
  readonly line: number;
  readonly column?: number | undefined;
  readonly endLine?: number | undefined;
  readonly endColumn?: number | undefined;
}

/** Terminal columns of source that a frame shows; longer lines are cut around the mark. */
const WINDOW = 110;
/** Lines of a long range that are shown. */
const MOST_LINES = 4;

/**
 * The source around a range with carets under exactly that range, as lines; empty where the source cannot be read.
 *
 *     2 | import { ledger } from '../repo/ledger';
 *   > 3 | import { Button } from '../ui/button';
 *       |                        ^^^^^^^^^^^^^^
 */
export function formatFrame(
  range: FrameRange,
  readLines: (from: number, to: number) => readonly string[] | undefined,
  palette: Palette,
): readonly string[] {
  const last = Math.min(range.endLine ?? range.line, range.line + MOST_LINES - 1);
  const from = Math.max(1, range.line - 1);
  const lines = readLines(from, last + 1);
  if (lines === undefined || lines.length <= range.line - from) return [];
  const window = toWindow(range, lines[range.line - from] as string);
  const digits = String(from + lines.length - 1).length;
  return lines.flatMap((line, index) => {
    const number = from + index;
    const marked = number >= range.line && number <= last;
    const source = cutToWindow(line, window);
    if (!marked && source.trim() === '') return [];
    const label = `${String(number).padStart(digits)} |`;
    if (!marked) return [palette.dim(`    ${label} ${source}`.trimEnd())];
    const shown = `  ${palette.red('>')} ${palette.dim(label)} ${source}`;
    const carets = toCarets(range, number, line, window);
    if (carets === '') return [shown];
    return [shown, `    ${palette.dim(`${' '.repeat(digits)} |`)} ${palette.red(carets)}`];
  });
}

/** The part of each line that is shown, in UTF-16 units; the same for all lines so that they stay aligned. */
interface Window {
  readonly start: number;
  readonly end: number;
}

function toWindow(range: FrameRange, line: string): Window {
  const column = (range.column ?? 1) - 1;
  const end =
    range.endLine === undefined || range.endLine === range.line ? (range.endColumn ?? column + 2) - 1 : line.length;
  if (end <= WINDOW - 10) return { start: 0, end: WINDOW };
  const marked = Math.min(end - column, WINDOW / 2);
  const start = Math.max(0, column - Math.floor((WINDOW - marked) / 2));
  return { start, end: start + WINDOW };
}

function cutToWindow(line: string, window: Window): string {
  const before = window.start > 0 && line.length > 0 ? '…' : '';
  const after = line.length > window.end ? '…' : '';
  return `${before}${toPrintable(line.slice(window.start, window.end))}${after}`;
}

function toCarets(range: FrameRange, number: number, line: string, window: Window): string {
  if (range.column === undefined) return '';
  const isFirst = number === range.line;
  const isLast = number === (range.endLine ?? range.line);
  const indent = line.length - line.trimStart().length;
  const start = Math.max(window.start, isFirst ? range.column - 1 : indent);
  const end = Math.min(
    window.end,
    Math.max(start + 1, isLast ? (range.endColumn ?? range.column + 1) - 1 : line.length),
  );
  const before = displayWidth(toPrintable(line.slice(window.start, start))) + (window.start > 0 ? 1 : 0);
  const width = Math.max(1, displayWidth(toPrintable(line.slice(start, end))));
  return ' '.repeat(before) + '^'.repeat(width);
}

function toPrintable(text: string): string {
  return cleanText(text).replaceAll('\t', '  ');
}

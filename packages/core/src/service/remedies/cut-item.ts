/** A stretch of a text, in UTF-16 units; the end is exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A list as it is written: the offsets of its brackets, and its items. */
export interface WrittenList {
  readonly open: number;
  readonly close: number;
  readonly items: readonly Stretch[];
}

/**
 * What has to go from a text for an item of a list to be gone: with its comma, the comments that are written to it, and its lines
 * where nothing else stands on them. What is left is as well formed as before, also where no comma may follow the last item.
 */
export function cutItem(text: string, { open, close, items }: WrittenList, index: number): readonly Stretch[] {
  const item = items[index];
  if (item === undefined) return [];
  if (items.length === 1) return [{ start: open + 1, end: close }];
  const before = items[index - 1];
  const comma = findComma(text, item.end, items[index + 1]?.start ?? close);
  const start = startOf(text, item.start, before === undefined ? open + 1 : endOfLine(text, before.end));
  const end = endOfLine(text, comma ?? item.end);
  const isAlone = isLineStart(text, start) && /[\n\r]/.test(text.charAt(end - 1));
  const gone = isAlone ? { start, end } : cutInLine(text, item, before, items[index + 1]);
  const [last] = items.slice(-1);
  if (last !== item || comma !== undefined || before === undefined || !isAlone) return [gone];
  const spare = findComma(text, before.end, item.start);
  return spare === undefined ? [gone] : [{ start: spare - 1, end: spare }, gone];
}

/** The items around it close ranks. */
function cutInLine(text: string, item: Stretch, before: Stretch | undefined, after: Stretch | undefined): Stretch {
  if (after !== undefined) return { start: item.start, end: after.start };
  const comma = findComma(text, item.end, text.length);
  return { start: before?.end ?? item.start, end: before === undefined ? (comma ?? item.end) : item.end };
}

/** Behind the comma that follows; comments may stand before it. */
function findComma(text: string, from: number, to: number): number | undefined {
  const found = /^(?:\s|\/\/[^\n]*\n|\/\*(?:[^*]|\*(?!\/))*\*\/)*,/.exec(text.slice(from, to));
  return found === null ? undefined : from + found[0].length;
}

/** The beginning of the line, and of the comments above that are written to what stands on it. */
function startOf(text: string, at: number, least: number): number {
  const above = /(?:[^\S\n]*(?:\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*\*\/[^\S\n]*)\n)*[^\S\n]*$/.exec(text.slice(least, at));
  const start = at - (above?.[0].length ?? 0);
  return isLineStart(text, start) ? start : at;
}

function isLineStart(text: string, at: number): boolean {
  return at === 0 || text[at - 1] === '\n';
}

/** Behind the end of the line where only a comment stands between; else where it was. */
function endOfLine(text: string, at: number): number {
  const rest = /^,?[^\S\n]*(?:\/\/[^\n]*)?\n/.exec(text.slice(at));
  return rest === null ? at : at + rest[0].length;
}

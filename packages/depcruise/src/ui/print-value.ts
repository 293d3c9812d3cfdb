import type { NamedList } from '#types/plan';
import { printKey } from './print-key';
import { printText } from './print-text';

const WIDTH = 120;

/** Items below this length share lines. */
const SHORT = 28;

/**
 * A value as JavaScript: lists that have a name by their name, texts with marks as templates.
 *
 * @param indent of the line on which it begins
 * @param before how many characters of that line are taken besides
 */
export function printValue(value: unknown, lists: readonly NamedList[], indent: string, before = 0): string {
  if (typeof value === 'string') return printText(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) {
    const items = printItems(value, lists, indent);
    const [only = ''] = items;
    if (items.length === 1 && only.startsWith('...')) return only.slice('...'.length);
    return enclose('[', items, ']', indent, before);
  }
  const entries = Object.entries(value).map(([key, item]) => {
    const name = printKey(key);
    const printed = printValue(item, lists, `${indent}  `, name.length + 3);
    return printed === name ? name : `${name}: ${printed}`;
  });
  return enclose('{', entries, '}', indent, before);
}

/** The items of a list, where a run of them that has a name, or nearly that of a name, is spread. */
function printItems(items: readonly unknown[], lists: readonly NamedList[], indent: string): readonly string[] {
  const printed: string[] = [];
  for (let at = 0; at < items.length;) {
    const run = lists.map((list) => findRun(items, at, list)).find((found) => found !== undefined);
    if (run === undefined) printed.push(printValue(items[at], lists, `${indent}  `));
    else if (run.left.length === 0) printed.push(`...${run.name}`);
    else {
      const left = run.left.map((item) => printValue(item, [], ''));
      printed.push(`...${enclose('allBut(', [run.name, ...left], ')', indent, ITEM)}`);
    }
    at += run?.length ?? 1;
  }
  return printed;
}

/** Indent and dots of an item. */
const ITEM = 5;
/** A list that leaves out some of another is written as such where that is shorter by far. */
const MANY = 8;

/** How many items from one on are those of a list, and which of the list are not there. */
function findRun(
  items: readonly unknown[],
  at: number,
  { name, items: whole }: NamedList,
): { readonly name: string; readonly length: number; readonly left: readonly string[] } | undefined {
  const left: string[] = [];
  let length = 0;
  for (const item of whole) {
    if (item === items[at + length]) length++;
    else left.push(item);
  }
  const isWhole = left.length === 0 && whole.length > 1;
  return isWhole || (length >= MANY && length > 2 * left.length) ? { name, length, left } : undefined;
}

function enclose(open: string, items: readonly string[], close: string, indent: string, before: number): string {
  if (items.length === 0) return open + close;
  const space = open === '{' ? ' ' : '';
  const inline = `${open}${space}${items.join(', ')}${space}${close}`;
  if (!inline.includes('\n') && indent.length + before + inline.length < WIDTH) return inline;
  if (items.every((item) => item.length < SHORT)) {
    return `${open}\n${pack(items, WIDTH - indent.length - 2)
      .map((line) => `${indent}  ${line}\n`)
      .join('')}${indent}${close}`;
  }
  return `${open}\n${items.map((item) => `${indent}  ${item},\n`).join('')}${indent}${close}`;
}

/** Lines of items, each as long as it may be. */
function pack(items: readonly string[], width: number): readonly string[] {
  const lines: string[] = [];
  for (const item of items) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + item.length + 2 <= width) lines[lines.length - 1] = `${last} ${item},`;
    else lines.push(`${item},`);
  }
  return lines;
}

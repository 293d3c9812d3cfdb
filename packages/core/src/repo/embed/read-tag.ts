import { skipCode, skipTemplate } from './skip-code';

export interface Attribute {
  readonly name: string;
  /** Where the value stands, without quotes or braces; -1 for an attribute without a value. */
  readonly start: number;
  readonly end: number;
  /** The character before the value: a quote, `{`, or `''` for a bare value. */
  readonly quote: string;
}

export interface Tag {
  /** As written. */
  readonly name: string;
  readonly start: number;
  /** After the `>`. */
  readonly end: number;
  readonly isClosing: boolean;
  readonly isSelfClosing: boolean;
  readonly attributes: readonly Attribute[];
}

/** Where `{…}` holds code inside a tag: nowhere (Vue), as attribute or value (Astro), and also inside quotes (Svelte). */
export type Braces = 'none' | 'bare' | 'quoted';

/**
 * Reads a tag.
 *
 * @param index of the `<`
 * @returns `undefined` where no tag begins: a `<` without a letter, or `</` without one
 */
export function readTag(source: string, index: number, braces: Braces): Tag | undefined {
  const isClosing = source[index + 1] === '/';
  let position = index + (isClosing ? 2 : 1);
  if (!/[A-Za-z]/.test(source[position] ?? '')) return undefined;
  const nameStart = position;
  while (position < source.length && !/[\s/>]/.test(source[position] as string)) position++;
  const name = source.slice(nameStart, position);
  const attributes: Attribute[] = [];
  while (position < source.length) {
    const character = source[position] as string;
    if (character === '>') {
      const isSelfClosing =
        source[position - 1] === '/' && position - 1 >= nameStart + name.length && attributes.at(-1)?.end !== position;
      return { name, start: index, end: position + 1, isClosing, isSelfClosing, attributes };
    }
    if (/[\s/]/.test(character)) position++;
    else if (braces !== 'none' && character === '{') {
      const end = skipCode(source, position + 1, true);
      attributes.push({ name: '', start: position + 1, end, quote: '{' });
      position = end + 1;
    } else {
      const attribute = readAttribute(source, position, braces);
      attributes.push(attribute);
      position = attribute.next;
    }
  }
  return { name, start: index, end: source.length, isClosing, isSelfClosing: false, attributes };
}

function readAttribute(source: string, index: number, braces: Braces): Attribute & { readonly next: number } {
  let position = index;
  // A first `=` belongs to the name, as in HTML.
  do position++;
  while (position < source.length && !/[\s/>=]/.test(source[position] as string));
  const name = source.slice(index, position);
  let value = position;
  while (/\s/.test(source[value] ?? '')) value++;
  if (source[value] !== '=') return { name, start: -1, end: -1, quote: '', next: position };
  value++;
  while (/\s/.test(source[value] ?? '')) value++;
  const quote = source[value] ?? '';
  if (quote === '"' || quote === "'") {
    const end = findQuoteEnd(source, value, braces);
    return { name, start: value + 1, end, quote, next: end + 1 };
  }
  if (braces !== 'none' && quote === '{') {
    const end = skipCode(source, value + 1, true);
    return { name, start: value + 1, end, quote, next: end + 1 };
  }
  if (braces === 'bare' && quote === '`') {
    const end = skipTemplate(source, value, true);
    return { name, start: value, end, quote: '', next: end };
  }
  let end = value;
  while (end < source.length && !/[\s>]/.test(source[end] as string)) end++;
  return { name, start: value, end, quote: '', next: end };
}

/** In Svelte, an expression inside a quoted value may hold the quote itself. */
function findQuoteEnd(source: string, quoteAt: number, braces: Braces): number {
  const quote = source[quoteAt] as string;
  if (braces !== 'quoted') {
    const end = source.indexOf(quote, quoteAt + 1);
    return end < 0 ? source.length : end;
  }
  let position = quoteAt + 1;
  while (position < source.length && source[position] !== quote) {
    position = source[position] === '{' ? skipCode(source, position + 1, false) + 1 : position + 1;
  }
  return Math.min(position, source.length);
}

/** The value of an attribute without quotes; `''` without a value; `undefined` without the attribute. */
export function attributeOf(source: string, tag: Tag, name: string): string | undefined {
  const found = tag.attributes.find((attribute) => attribute.name.toLowerCase() === name);
  if (found === undefined) return undefined;
  return found.start < 0 ? '' : source.slice(found.start, found.end);
}

/** Where the raw text of an element ends: at the first `</name`, whatever stands around it. */
export function findRawTextEnd(source: string, from: number, name: string): number {
  const closing = new RegExp(`</${name.replace(/[^\w-]/g, '\\$&')}(?=[\\s/>]|$)`, 'gi');
  closing.lastIndex = from;
  return closing.exec(source)?.index ?? source.length;
}

/** @returns the index after a comment, `<!DOCTYPE …>`, `<![CDATA[…]]>` or `<?…>`; `undefined` where none begins */
export function skipDeclaration(source: string, index: number): number | undefined {
  const ending = source.startsWith('<!--', index)
    ? '-->'
    : source.startsWith('<![CDATA[', index)
      ? ']]>'
      : source[index + 1] === '!' || source[index + 1] === '?'
        ? '>'
        : undefined;
  if (ending === undefined) return undefined;
  const end = source.indexOf(ending, index + (ending === '-->' ? 4 : 2));
  return end < 0 ? source.length : end + ending.length;
}

/** Words after which a slash begins a regular expression, and `<` an element. */
const OPERATOR_WORDS = new Set(
  [
    'return',
    'typeof',
    'instanceof',
    'in',
    'of',
    'new',
    'delete',
    'void',
    'throw',
    'case',
    'do',
    'else',
    'await',
    'yield',
    'default',
  ].concat(['extends', 'export']),
);

/**
 * Skips code up to the brace that closes it. Strings, templates, comments, regular expressions and, with `jsx`, elements are stepped over.
 *
 * @param index where the code begins, after the opening brace
 * @returns the index of the closing brace; the length of the source where there is none
 */
export function skipCode(source: string, index: number, jsx: boolean): number {
  let position = index;
  let depth = 0;
  /** Whether the code so far ends with an operand: then `/` divides and `<` compares. */
  let afterOperand = false;
  while (position < source.length) {
    const character = source[position] as string;
    if (character === '}' && depth === 0) return position;
    if (/\s/.test(character)) position++;
    else if (character === '"' || character === "'") {
      position = skipString(source, position);
      afterOperand = true;
    } else if (character === '`') {
      position = skipTemplate(source, position, jsx);
      afterOperand = true;
    } else if (source.startsWith('//', position) || source.startsWith('/*', position))
      position = skipComment(source, position);
    else if (character === '/' && !afterOperand) {
      position = skipRegExp(source, position);
      afterOperand = true;
    } else if (jsx && character === '<' && !afterOperand && /[A-Za-z>_$]/.test(source[position + 1] ?? '')) {
      position = skipElement(source, position);
      afterOperand = true;
    } else if (/[\w$\u0080-\uffff]/.test(character)) {
      const start = position;
      while (position < source.length && /[\w$\u0080-\uffff]/.test(source[position] as string)) position++;
      const isMember = source[start - 1] === '.';
      afterOperand = isMember || !OPERATOR_WORDS.has(source.slice(start, position));
    } else {
      if (character === '{' || character === '(' || character === '[') depth++;
      else if (character === '}' || character === ')' || character === ']') depth = Math.max(0, depth - 1);
      afterOperand = character === ')' || character === ']' || character === '}';
      position++;
    }
  }
  return source.length;
}

/** @returns the index after the closing quote, or the end of the line, where a string must have ended */
export function skipString(source: string, index: number): number {
  const quote = source[index];
  for (let position = index + 1; position < source.length; position++) {
    const character = source[position];
    if (character === '\\') position++;
    else if (character === quote) return position + 1;
    else if (character === '\n') return position;
  }
  return source.length;
}

export function skipTemplate(source: string, index: number, jsx: boolean): number {
  for (let position = index + 1; position < source.length; position++) {
    const character = source[position];
    if (character === '\\') position++;
    else if (character === '`') return position + 1;
    else if (character === '$' && source[position + 1] === '{') position = skipCode(source, position + 2, jsx);
  }
  return source.length;
}

export function skipComment(source: string, index: number): number {
  const isLine = source[index + 1] === '/';
  const end = source.indexOf(isLine ? '\n' : '*/', index + 2);
  return end < 0 ? source.length : end + (isLine ? 1 : 2);
}

function skipRegExp(source: string, index: number): number {
  let inClass = false;
  for (let position = index + 1; position < source.length; position++) {
    const character = source[position];
    if (character === '\n') return position;
    if (character === '\\') position++;
    else if (character === '[') inClass = true;
    else if (character === ']') inClass = false;
    else if (character === '/' && !inClass) return position + 1;
  }
  return source.length;
}

/** Elements without a closing tag, in HTML and therefore in Astro. */
export const VOID_ELEMENTS = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'param',
  'source',
  'track',
  'wbr',
]);

/** @returns the index after the element: its closing tag, its `/>`, or the end of a void element */
export function skipElement(source: string, index: number): number {
  let depth = 0;
  let position = index;
  while (position < source.length) {
    const character = source[position];
    if (character === '{') position = skipCode(source, position + 1, true) + 1;
    else if (source.startsWith('<!--', position)) {
      const end = source.indexOf('-->', position + 4);
      position = end < 0 ? source.length : end + 3;
    } else if (character === '<' && source[position + 1] === '/') {
      const end = source.indexOf('>', position);
      position = end < 0 ? source.length : end + 1;
      if (--depth <= 0) return position;
    } else if (character === '<' && /[A-Za-z>_$]/.test(source[position + 1] ?? '')) {
      const name = /^[\w$.:-]*/.exec(source.slice(position + 1, position + 60))?.[0] ?? '';
      const tag = skipTag(source, position + 1 + name.length);
      position = tag.end;
      if (!tag.isSelfClosing && !VOID_ELEMENTS.has(name)) depth++;
      if (depth === 0) return position;
    } else position++;
  }
  return source.length;
}

/** Skips the attributes of an opening tag of JSX. */
function skipTag(source: string, index: number): { readonly end: number; readonly isSelfClosing: boolean } {
  let position = index;
  while (position < source.length) {
    const character = source[position];
    if (character === '>') return { end: position + 1, isSelfClosing: source[position - 1] === '/' };
    if (character === '{') position = skipCode(source, position + 1, true) + 1;
    else if (character === '`') position = skipTemplate(source, position, true);
    else if (character === '"' || character === "'") {
      const end = source.indexOf(character, position + 1);
      position = end < 0 ? source.length : end + 1;
    } else if (source.startsWith('/*', position)) position = skipComment(source, position);
    else position++;
  }
  return { end: source.length, isSelfClosing: true };
}

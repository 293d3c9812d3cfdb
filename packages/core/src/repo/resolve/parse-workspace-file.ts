/**
 * The patterns under `packages:` of a `pnpm-workspace.yaml`: a block list or a flow list of plain or quoted scalars, which is all that
 * pnpm writes and documents.
 */
export function parseWorkspaceFile(text: string): readonly string[] {
  const patterns: string[] = [];
  let isInside = false;
  for (const line of text.split(/\r?\n/u)) {
    const content = withoutComment(line);
    if (content.trim() === '') continue;
    const key = /^(?:packages|'packages'|"packages")\s*:(.*)$/u.exec(content);
    if (key !== null) {
      isInside = true;
      patterns.push(...toFlowItems((key[1] as string).trim()));
    } else if (isInside) {
      const item = /^\s*-\s+(.*)$/u.exec(content)?.[1];
      if (item !== undefined) patterns.push(unquote(item.trim()));
      else if (/^\S/u.test(content)) isInside = content.startsWith(']');
      else patterns.push(...toFlowItems(content.trim()));
    }
  }
  return patterns;
}

/** `[ 'a/*', b ]`, or one line of such a list. */
function toFlowItems(text: string): readonly string[] {
  return text
    .replace(/^\[|\]$/gu, '')
    .split(',')
    .map((item) => unquote(item.trim()))
    .filter((item) => item !== '');
}

function unquote(text: string): string {
  const quote = text[0];
  if ((quote !== "'" && quote !== '"') || !text.endsWith(quote) || text.length < 2) return text;
  return text.slice(1, -1);
}

/** A `#` opens a comment at the start of a line or after a space, outside quotes. */
function withoutComment(line: string): string {
  let quote = '';
  for (let index = 0; index < line.length; index++) {
    const char = line[index] as string;
    if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === "'" || char === '"') quote = char;
    else if (char === '#' && (index === 0 || /\s/u.test(line[index - 1] as string))) return line.slice(0, index);
  }
  return line;
}

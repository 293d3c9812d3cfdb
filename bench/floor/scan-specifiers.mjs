const QUOTES = new Set([34, 39, 96]);
const SPACE = 32;
const OPENING_PARENTHESIS = 40;

/**
 * The texts that stand in quotes after `from`, `import`, `import(` or `require(`. No lexer: text in comments and strings
 * counts as well, which is more than a floor needs and costs nothing.
 */
export function scanSpecifiers(buffer, length) {
  const specifiers = [];
  const source = buffer.subarray(0, length);
  collect(source, 'from', specifiers, false);
  collect(source, 'import', specifiers, true);
  collect(source, 'require(', specifiers, false);
  return specifiers;
}

function collect(source, word, specifiers, mayCall) {
  for (let at = source.indexOf(word); at >= 0; at = source.indexOf(word, at)) {
    at += word.length;
    if (source[at] === SPACE) at++;
    else if (mayCall && source[at] === OPENING_PARENTHESIS) at++;
    const quote = source[at];
    if (!QUOTES.has(quote)) continue;
    const end = source.indexOf(quote, at + 1);
    if (end > 0 && end - at < 300) specifiers.push(source.latin1Slice(at + 1, end));
  }
}

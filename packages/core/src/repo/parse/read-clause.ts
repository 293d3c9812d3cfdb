/** One name of an import or export clause. */
export interface ClauseName {
  /** As the module exports it: `default`, `*` for a namespace, or the name. */
  readonly imported: string;
  /** What it is called from here on; as it is written, escapes and all. */
  readonly alias: string;
  readonly typeOnly: boolean;
}

/** Comments, strings, names (escapes and all), and single punctuators. */
const TOKEN =
  /\/\*[^]*?\*\/|\/\/[^\n\r\u2028\u2029]*|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[\w$\u0080-\uffff\\]+(?:\{[\da-fA-F]+\}[\w$]*)?|[{},*]/gu;

/**
 * Reads the names of a static import or re-export from its own text, without parsing the file around it: a report of a
 * thousand findings would otherwise parse a thousand files.
 *
 * @param text from `import` or `export` up to the specifier's opening quote
 * @returns `undefined` where the text is no such clause
 */
export function readClause(text: string): readonly ClauseName[] | undefined {
  const tokens = (text.match(TOKEN) ?? []).filter((token) => !token.startsWith('/*') && !token.startsWith('//'));
  const keyword = tokens[0];
  if ((keyword !== 'import' && keyword !== 'export') || tokens.at(-1) !== 'from') return undefined;
  if (tokens.some((token) => token.includes('\\') && !isQuoted(token))) return undefined;
  let index = 1;
  const end = tokens.length - 1;
  const isTypeOnly = tokens[1] === 'type' && end > 2 && !(tokens[2] === ',' || (keyword === 'import' && end === 2));
  if (isTypeOnly) index++;
  if ((tokens[index] === 'defer' || tokens[index] === 'source') && end > index + 1 && tokens[index + 1] !== ',')
    index++;
  const names: ClauseName[] = [];
  const first = tokens[index] ?? '';
  if (index < end && first !== '{' && first !== '*') {
    names.push({ imported: 'default', alias: first, typeOnly: isTypeOnly });
    index++;
    if (tokens[index] === ',') index++;
  }
  if (tokens[index] === '*') {
    const alias = tokens[index + 1] === 'as' ? unquote(tokens[index + 2] ?? '*') : '*';
    names.push({ imported: '*', alias, typeOnly: isTypeOnly });
    return names;
  }
  if (tokens[index] !== '{') return index === end ? names : undefined;
  for (index++; index < end && tokens[index] !== '}';) {
    const specifier: string[] = [];
    while (index < end && tokens[index] !== ',' && tokens[index] !== '}') specifier.push(tokens[index++] as string);
    if (tokens[index] === ',') index++;
    const name = readSpecifier(specifier, isTypeOnly);
    if (name !== undefined) names.push(name);
  }
  return names;
}

/** `a`, `a as b`, `type a`, `type a as b`. With one or three words `type` is a name itself: `type as as` renames `type`. */
function readSpecifier(tokens: readonly string[], isTypeOnly: boolean): ClauseName | undefined {
  const isInline = tokens[0] === 'type' && tokens.length % 2 === 0;
  const imported = tokens[isInline ? 1 : 0];
  if (imported === undefined) return undefined;
  const alias = tokens.length > 2 ? (tokens.at(-1) as string) : imported;
  return { imported: unquote(imported), alias: unquote(alias), typeOnly: isTypeOnly || isInline };
}

function unquote(token: string): string {
  return isQuoted(token) ? token.slice(1, -1) : token;
}

function isQuoted(token: string): boolean {
  return token.startsWith('"') || token.startsWith("'");
}

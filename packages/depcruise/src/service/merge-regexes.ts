/** `^src/billing/` + `types` + `/`: the last name of a regular expression, and what may follow it. */
const NAMED = /^(?<head>.*\/|\^)(?<name>(?:[\w-]|\\\.)+)(?<tail>\/|\\\.\[\^\/\]\*\$|\$|\(\?:\/\|\\\.\[\^\/\]\*\$\))$/;

/** Says the same with fewer regular expressions: those that differ in one name, or in what follows it, become one. */
export function mergeRegexes(regexes: readonly string[]): readonly string[] {
  const byTail = new Map<string, { readonly head: string; readonly tail: string; readonly names: Set<string> }>();
  const others: string[] = [];
  for (const regex of new Set(regexes)) {
    const { head, name, tail } = NAMED.exec(regex)?.groups ?? {};
    if (head === undefined || name === undefined || tail === undefined) {
      others.push(regex);
      continue;
    }
    const group = byTail.get(`${head}\0${tail}`);
    if (group === undefined) byTail.set(`${head}\0${tail}`, { head, tail, names: new Set([name]) });
    else group.names.add(name);
  }
  const byNames = new Map<
    string,
    { readonly head: string; readonly names: readonly string[]; readonly tails: string[] }
  >();
  for (const { head, tail, names } of byTail.values()) {
    const key = `${head}\0${[...names].join('|')}`;
    const group = byNames.get(key);
    if (group === undefined) byNames.set(key, { head, names: [...names], tails: [tail] });
    else group.tails.push(tail);
  }
  return [...Array.from(byNames.values(), ({ head, names, tails }) => head + choose(names) + choose(tails)), ...others];
}

function choose(alternatives: readonly string[]): string {
  return alternatives.length === 1 ? (alternatives[0] ?? '') : `(?:${alternatives.join('|')})`;
}

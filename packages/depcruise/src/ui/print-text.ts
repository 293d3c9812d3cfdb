import { MARK, type Mark } from '#types/marks';

/** What stands in a file for the marks of a plan. */
const EXPRESSIONS: Readonly<Record<Mark, string>> = {
  domain: '${literal(domain)}',
  domainName: '${domain}',
  used: '${oneOf(used)}',
  usedNames: "${used.join(', ')}",
  users: '${oneOf(Object.keys(uses))}',
  cwd: '${process.cwd()}/',
};

/** A text as a literal of JavaScript; a template where it holds marks. */
export function printText(text: string): string {
  const escaped = JSON.stringify(text)
    .slice(1, -1)
    .replaceAll(String.raw`\"`, '"');
  const marks = Object.entries(MARK).filter(([, mark]) => text.includes(mark));
  if (marks.length === 0) {
    return escaped.includes("'") && !escaped.includes('"')
      ? `"${escaped}"`
      : `'${escaped.replaceAll("'", String.raw`\'`)}'`;
  }
  const template = escaped.replaceAll('`', '\\`').replaceAll('${', '\\${');
  const filled = marks.reduce(
    (result, [key, mark]) => result.replaceAll(mark, () => EXPRESSIONS[key as Mark]),
    template,
  );
  return `\`${filled}\``;
}

/** Words that say nothing of where something belongs. */
const EMPTY: ReadonlySet<string> = new Set(
  'a an and are as at be by for from in into is it of on or that the this to with which when where who will all each new some'.split(
    ' ',
  ),
);

/** `renderInvoicePages` → `render`, `invoice`, `page`: lower case, singular, each once. */
export function splitWords(text: string): readonly string[] {
  const words = text
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 1 && !EMPTY.has(word))
    .map(toSingular);
  return [...new Set(words)];
}

function toSingular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:[sx]|sh|ch)es$/.test(word) && word.length > 4) return word.slice(0, -2);
  return word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
}

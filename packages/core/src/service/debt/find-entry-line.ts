import type { DebtKey } from '#types/debt';

/** The line of a file of known debt on which an entry stands; 1 where somebody wrote it in another form. */
export function findEntryLine(text: string, { rule, from, to, symbol }: DebtKey): number {
  let at = 0;
  for (const key of [rule, from, to, symbol]) {
    at = text.indexOf(`${JSON.stringify(key)}:`, at);
    if (at < 0) return 1;
  }
  return text.slice(0, at).split('\n').length;
}

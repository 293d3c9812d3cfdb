import type { DebtEntry } from '#types/debt';
import type { Fault } from '#types/fault';
import { isRecord } from '#config/is-record';

export type ParsedDebt =
  | { readonly entries: readonly DebtEntry[]; readonly fault?: never }
  | { readonly fault: Fault; readonly entries?: never };

/**
 * Reads a file of known debt: rule → file → target → symbol → count.
 *
 * @param file named in the fault
 */
export function parseDebt(text: string, file: string): ParsedDebt {
  if (/^<{7} /m.test(text)) {
    return fail('debt/conflict', `${file} holds the marks of a merge conflict.`, 'Run `storypole debt merge`.');
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return fail('debt/syntax', `${file} is no JSON: ${reason}.`, 'Restore it from git, or correct it.');
  }
  if (!isRecord(value) || value['schema'] !== 'storypole/debt@1' || !isRecord(value['debt']))
    return fail('debt/schema', `${file} is not of the schema storypole/debt@1.`, 'Restore it from git.');
  const entries: DebtEntry[] = [];
  for (const [rule, files] of toPairs(value['debt'])) {
    for (const [from, targets] of toPairs(files)) {
      for (const [to, symbols] of toPairs(targets)) {
        for (const [symbol, count] of toPairs(symbols)) {
          if (typeof count !== 'number' || !Number.isInteger(count) || count < 1) {
            const what = `${file} says ${JSON.stringify(count)} where the number of \`${symbol}\` from ${from} to ${to} stands.`;
            return fail('debt/count', what, 'Write a whole number from 1, or remove the line.');
          }
          entries.push({ rule, from, to, symbol, count });
        }
      }
    }
  }
  return { entries };

  function fail(code: string, what: string, mend: string): ParsedDebt {
    return { fault: { code, file, what, mend } };
  }
}

function toPairs(value: unknown): readonly (readonly [string, unknown])[] {
  return isRecord(value) ? Object.entries(value) : [['', value]];
}

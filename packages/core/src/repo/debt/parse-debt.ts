import type { DebtEntry } from '#types/debt';
import type { Fault } from '#types/fault';
import { isRecord } from '#config/is-record';

export type ParsedDebt =
  | { readonly entries: readonly DebtEntry[]; readonly fault?: never }
  | { readonly fault: Fault; readonly entries?: never };

/** Rule, file, target, symbol. */
const DEPTH = 4;

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
  const leaves = listLeaves(value['debt'], []);
  const shallow = leaves.find(({ path }) => path.length !== DEPTH);
  if (shallow !== undefined) {
    const what = `${file} does not say rule, file, target and symbol of \`${shallow.path.join('`, `')}\`.`;
    return fail('debt/depth', what, 'Restore it from git.');
  }
  const entries: DebtEntry[] = [];
  for (const { path, value: count } of leaves) {
    const [rule = '', from = '', to = '', symbol = ''] = path;
    if (typeof count !== 'number' || !Number.isInteger(count) || count < 1) {
      const what = `${file} says ${JSON.stringify(count)} where the number of \`${symbol}\` from ${from} to ${to} stands.`;
      return fail('debt/count', what, 'Write a whole number from 1, or remove the line.');
    }
    entries.push({ rule, from, to, symbol, count });
  }
  return { entries };

  function fail(code: string, what: string, mend: string): ParsedDebt {
    return { fault: { code, file, what, mend } };
  }
}

interface Leaf {
  readonly path: readonly string[];
  readonly value: unknown;
}

function listLeaves(value: unknown, path: readonly string[]): readonly Leaf[] {
  if (!isRecord(value)) return [{ path, value }];
  return Object.entries(value).flatMap(([key, inner]) => listLeaves(inner, [...path, key]));
}

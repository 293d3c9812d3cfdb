import { type Debt, DEBT_NAME, type DebtEntry, toDebtText } from '#types/debt';
import type { GrownDebt } from '#types/change';
import type { Git } from '#types/providers';
import type { Base } from '#repo/read-base';
import { parseDebt } from '#repo/debt/parse-debt';
import { readRenames } from '#repo/debt/read-renames';
import { carryEntries } from '#service/debt/settle-debt';
import { findEntryLine } from '#service/debt/find-entry-line';

/** The kinds of known debt of which there is more than at the base. Files keep their debt when they get another name. */
export function compareDebt(root: string, now: Debt, base: Base, git: Git): readonly GrownDebt[] {
  const touched = [...base.files].filter(([path]) => path.endsWith(`/${DEBT_NAME}`));
  if (touched.length === 0) return [];
  const paths = new Set(touched.map(([path]) => path));
  const kept = now.files.filter(({ path }) => !paths.has(`${root}/${path}`)).flatMap(({ entries }) => entries);
  const before = touched.flatMap(([path, bytes]) =>
    bytes === undefined ? [] : (parseDebt(new TextDecoder().decode(bytes), path).entries ?? []),
  );
  const renames = readRenames(root, base.commit, git);
  const counts = new Map<string, number>();
  for (const entry of carryEntries({ files: [{ path: '', text: '', entries: [...kept, ...before] }], renames }))
    counts.set(toDebtText(entry), entry.count);
  const carried = new Map<string, number>();
  for (const entry of carryEntries(now)) carried.set(toDebtText(entry), entry.count);
  return now.files.flatMap(({ path, entries, text }) =>
    entries.flatMap((entry) => {
      const key = toDebtText(followRenames(entry, now));
      const was = counts.get(key) ?? 0;
      if ((carried.get(key) ?? entry.count) <= was) return [];
      return [{ path, line: findEntryLine(text, entry), entry, before: was }];
    }),
  );
}

function followRenames(entry: DebtEntry, { renames }: Debt): DebtEntry {
  return { ...entry, from: renames.get(entry.from) ?? entry.from, to: renames.get(entry.to) ?? entry.to };
}

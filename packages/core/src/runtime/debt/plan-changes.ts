import { countDebt, type Debt, type DebtEntry } from '#types/debt';
import type { DebtChange } from '#types/debt-outcome';
import { groupBy } from '#types/group-by';
import type { Policy } from '#types/policy';
import { createDebtLocator } from '#repo/debt/create-debt-locator';
import { formatDebt } from '#service/debt/format-debt';

/** What becomes of each file when the known debt is these entries. */
export function planChanges(debt: Debt, entries: readonly DebtEntry[], policy: Policy): readonly DebtChange[] {
  const { fileFor } = createDebtLocator(policy);
  const wanted = groupBy(entries, ({ from }) => fileFor(from));
  const paths = new Set([...debt.files.map(({ path }) => path), ...wanted.keys()]);
  return [...paths].sort().flatMap((path) => {
    const known = debt.files.find((file) => file.path === path);
    const after = wanted.get(path) ?? [];
    const text = after.length === 0 ? undefined : formatDebt(after);
    if (known?.text === text) return [];
    return [{ path, before: countDebt(known?.entries ?? []), after: countDebt(after), text }];
  });
}

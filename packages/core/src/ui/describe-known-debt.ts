import type { Report } from '#types/report';
import { pluralize } from './pluralize';

/**
 * `12 known, was 14 at the base (origin/main). `, and what else there is to say of known debt; empty where there is none. Ends with a
 * space.
 *
 * @param known the findings that it covers
 */
export function describeKnownDebt(reports: readonly Report[], known: number): string {
  const debts = reports.flatMap(({ debt }) => (debt === undefined ? [] : [debt]));
  if (debts.length === 0) return known === 0 ? '' : `${known} known. `;
  const bases = new Set(debts.flatMap(({ base }) => base ?? []));
  const isSure = debts.every(({ atBase }) => atBase !== undefined);
  const listed = debts.reduce((sum, debt) => sum + debt.listed, 0);
  const before = debts.reduce((sum, debt) => sum + (debt.atBase ?? 0), 0);
  const was = isSure ? `, was ${before} at the base (${[...bases].join(', ')})` : '';
  const renamed = debts.reduce((sum, debt) => sum + debt.renamed, 0);
  const moved =
    renamed === 0
      ? ''
      : `Known debt follows ${pluralize(renamed, 'file')} with a new name: \`storypole debt prune\` writes it down. `;
  return `${listed} known${was}. ${moved}`;
}

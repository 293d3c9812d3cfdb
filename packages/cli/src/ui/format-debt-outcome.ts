import { countDebt, type DebtOutcome, pluralize } from '@storypole/core';

/** How many findings are listed that cannot be known debt. */
const SHOWN = 10;

/** What a command did to the known debt: one line a file, and the number before and after. */
export function formatDebtOutcome({ changes, before, entries, refused }: DebtOutcome, isDryRun: boolean): string {
  const lines = changes.map(({ path, before: was, after, text }) => {
    const verb = text === undefined ? (isDryRun ? 'Would remove' : 'Removed') : isDryRun ? 'Would write' : 'Wrote';
    return `${verb} ${path}: ${after} known, was ${was}.`;
  });
  const after = countDebt(entries);
  const summary = changes.length === 0 ? `Nothing changes: ${after} known.` : `${after} known, was ${before}.`;
  return [...lines, summary, ...describeRefused(refused), ''].join('\n');
}

function describeRefused(refused: DebtOutcome['refused']): readonly string[] {
  if (refused.length === 0) return [];
  const shown = refused.slice(0, SHOWN).map(({ from, rule, what }) => `  ${from.file}:${from.line} ${rule}: ${what}`);
  const more = refused.length > SHOWN ? [`  and ${refused.length - SHOWN} more`] : [];
  const head = `${pluralize(refused.length, 'finding')} in strict layers or domains cannot be known debt; put them right:`;
  return [head, ...shown, ...more];
}

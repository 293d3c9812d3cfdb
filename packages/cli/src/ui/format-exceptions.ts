import { type DatedException, ENDS_SOON_DAYS, type Policy, pluralize } from '@storypole/core';

/** One block an exception, those that end first at the top; then the approvals. */
export function formatExceptions(exceptions: readonly DatedException[], approvals: Policy['approvals']): string {
  if (exceptions.length === 0 && approvals.length === 0) return 'No exceptions.\n';
  const blocks = exceptions.map(({ rule, from, to, why, owner, until, days }) =>
    [`${describeEnd(days, until)}  ${rule}: ${from} to ${to}`, `  ${owner}: ${why}`].join('\n'),
  );
  const approved = approvals.map(({ loosens, why, owner }) => `approved  ${loosens}\n  ${owner}: ${why}`);
  return `${[...blocks, ...approved].join('\n')}\n`;
}

function describeEnd(days: number, until: string): string {
  if (days < 0) return `ended ${until}`;
  const soon = days <= ENDS_SOON_DAYS ? ', soon' : '';
  return `until ${until} (${days === 0 ? 'today' : pluralize(days, 'day')}${soon})`;
}

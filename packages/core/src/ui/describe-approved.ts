import type { Report } from '#types/report';

/** What a change loosened with an approval, one line each: said even where nothing else is. */
export function describeApproved(reports: readonly Report[]): readonly string[] {
  return reports.flatMap(({ approved = [] }) =>
    approved.map(({ what, owner, why, loosens }) => `Approved by ${owner} (\`${loosens}\`): ${what} ${why}`),
  );
}

import type { Finding } from '#types/finding';
import type { Examined, Report } from '#types/report';
import { pluralize } from './pluralize';

/** The counts of all projects together. */
export function sumExamined(reports: readonly Report[]): Examined {
  const sum = { files: 0, outside: 0, dependencies: 0, computed: 0, places: 0 };
  for (const { examined } of reports) {
    sum.files += examined.files;
    sum.outside += examined.outside;
    sum.dependencies += examined.dependencies;
    sum.computed += examined.computed;
    sum.places += examined.places;
  }
  return sum;
}

/** `412 files in 37 places, 2,310 dependencies (3 computed at run time); 25 files outside \`include\`` */
export function describeExamined(reports: readonly Report[]): string {
  const sum = sumExamined(reports);
  const computed = sum.computed === 0 ? '' : ` (${sum.computed} computed at run time)`;
  const outside = sum.outside === 0 ? '' : `; ${pluralize(sum.outside, 'file')} outside \`include\``;
  const projects = reports.length === 1 ? '' : ` of ${pluralize(reports.length, 'project')}`;
  return (
    `${pluralize(sum.files, 'file')} in ${pluralize(sum.places, 'place')}${projects}, ` +
    `${pluralize(sum.dependencies, 'dependency')}${computed}${outside}`
  );
}

/** `8 misdirected-import, 1 import-cycle`, the most frequent first. */
export function describeRules(findings: readonly Finding[]): string {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts]
    .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .map(([rule, count]) => `${count} ${rule}`)
    .join(', ');
}

/** `accounts, billing, … and 12 more` */
export function describeNames(names: readonly string[], most = 8): string {
  if (names.length === 0) return 'none';
  if (names.length <= most + 1) return names.join(', ');
  return `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
}

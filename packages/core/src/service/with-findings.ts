import type { Finding } from '#types/finding';
import type { Report } from '#types/report';

/** The same report with other findings. What it looks up on demand is still looked up on demand. */
export function withFindings(report: Report, findings: readonly Finding[]): Report {
  const found = { value: findings, enumerable: true };
  return Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(report), findings: found }) as Report;
}

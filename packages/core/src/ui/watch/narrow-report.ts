import type { Fault } from '#types/fault';
import type { Finding } from '#types/finding';
import type { Report } from '#types/report';

/** A report of some findings and faults, and of nothing that would have to be looked up. */
export function narrowReport(
  { schema, root, config, examined }: Report,
  findings: readonly Finding[],
  faults: readonly Fault[],
): Report {
  return { schema, root, config, examined, findings, faults, computed: [] };
}

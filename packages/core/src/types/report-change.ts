import type { Fault } from './fault';
import type { Finding } from './finding';
import type { Report } from './report';

/** What became of the report of one project. */
export interface ReportChange {
  /** The later report; where its project could not be judged, with the findings of the earlier one. */
  readonly report: Report;
  readonly appeared: readonly Finding[];
  readonly gone: readonly Finding[];
  readonly newFaults: readonly Fault[];
  readonly mendedFaults: readonly Fault[];
}

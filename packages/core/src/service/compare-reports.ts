import type { Fault } from '#types/fault';
import type { Finding } from '#types/finding';
import type { Report } from '#types/report';
import type { ReportChange } from '#types/report-change';
import { withFindings } from './with-findings';

/** Compares the reports of two runs, project by project. A project that could not be judged keeps the findings that it had. */
export function compareReports(before: readonly Report[], after: readonly Report[]): readonly ReportChange[] {
  const earlier = new Map(before.map((report) => [report.root, report]));
  const changes = after.map((report): ReportChange => {
    const was = earlier.get(report.root);
    earlier.delete(report.root);
    const wasFindings = was?.findings ?? [];
    const wasFaults = was?.faults ?? [];
    const findings = isJudged(report) ? report.findings : wasFindings;
    return {
      report: isJudged(report) ? report : withFindings(report, wasFindings),
      appeared: without(findings, wasFindings, toId),
      gone: without(wasFindings, findings, toId),
      newFaults: without(report.faults, wasFaults, toText),
      mendedFaults: without(wasFaults, report.faults, toText),
    };
  });
  const left = [...earlier.values()].map((report) => ({
    report: { ...withFindings(report, []), faults: [] },
    appeared: [],
    gone: report.findings,
    newFaults: [],
    mendedFaults: report.faults,
  }));
  return [...changes, ...left.filter(({ gone, mendedFaults }) => gone.length + mendedFaults.length > 0)];
}

/** A report of a config with faults says nothing of the code. */
function isJudged({ examined, faults }: Report): boolean {
  return faults.length === 0 || examined.files > 0;
}

function without<T>(these: readonly T[], those: readonly T[], keyOf: (value: T) => string): readonly T[] {
  const keys = new Set(those.map(keyOf));
  return these.filter((value) => !keys.has(keyOf(value)));
}

function toId({ id }: Finding): string {
  return id;
}

function toText(fault: Fault): string {
  return JSON.stringify(fault);
}

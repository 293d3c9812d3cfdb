import type { Fault } from '#types/fault';
import type { Report } from '#types/report';
import type { FormatOptions, Rendering } from './format';
import { selectFindings, type Selected } from './select-findings';
import { toMessage } from './to-message';
import { toShownPath } from './to-shown-path';

/** One issue of a report, https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format. */
interface Issue {
  readonly description: string;
  readonly check_name: string;
  /** Tells issues apart, and finds them again in the report of another branch. */
  readonly fingerprint: string;
  readonly severity: 'info' | 'minor' | 'major' | 'critical' | 'blocker';
  readonly location: { readonly path: string; readonly lines: { readonly begin: number; readonly end?: number } };
}

/** A report of GitLab's code quality: a list of issues, empty where there are none. Known debt is `info`, faults block. */
export function formatGitlab(reports: readonly Report[], options: FormatOptions): Rendering {
  const { shown } = selectFindings(reports, options.maxFindings);
  const known = reports.flatMap((report) =>
    report.findings.filter((finding) => finding.known).map((finding) => ({ finding, report })),
  );
  const issues = [
    ...reports.flatMap((report) => report.faults.map((fault) => toFaultIssue(fault, report, options))),
    ...[...shown, ...known].map((selected) => toIssue(selected, options)),
  ];
  return { text: `${JSON.stringify(issues, undefined, 2)}\n` };
}

function toIssue({ finding, report }: Selected, { base }: FormatOptions): Issue {
  const { from } = finding;
  const project = toShownPath(base, report.root, '');
  return {
    description: toMessage(finding),
    check_name: finding.rule,
    fingerprint: project === '' ? finding.id : `${project}:${finding.id}`,
    severity: finding.known ? 'info' : 'major',
    location: { path: toShownPath(base, report.root, from.file), lines: { begin: from.line, end: from.endLine } },
  };
}

function toFaultIssue(fault: Fault, report: Report, { base }: FormatOptions): Issue {
  const path = toShownPath(base, report.root, fault.file ?? report.config ?? 'package.json');
  return {
    description: `${fault.key === undefined ? '' : `${fault.key}: `}${fault.what} ${fault.mend}`,
    check_name: fault.code,
    fingerprint: [fault.code, path, fault.key ?? '', fault.what].join(':'),
    severity: 'blocker',
    location: { path, lines: { begin: fault.line ?? 1 } },
  };
}

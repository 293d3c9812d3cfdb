import type { Report } from '#types/report';
import type { FormatOptions, Rendering } from './format';
import { sumExamined } from './summarize';
import { toShownPath } from './to-shown-path';

/**
 * The schema `storypole/report@1`. `projects` names each project; where there are several, every finding, fault and
 * computed dependency also says its `project`. `leftOut` counts the findings beyond `maxFindings`.
 */
export function formatJson(reports: readonly Report[], { base, maxFindings, shard }: FormatOptions): Rendering {
  const total = reports.reduce((sum, report) => sum + report.findings.length, 0);
  const findings = reports
    .flatMap((report) => report.findings.map((finding) => withProject(finding, report)))
    .slice(0, maxFindings);
  const value = {
    schema: 'storypole/report@1',
    ...(shard === undefined ? {} : { shard }),
    examined: sumExamined(reports),
    projects: reports.map((report) => ({
      root: toProject(report),
      config: report.config ?? null,
      examined: report.examined,
      ...(report.comparison === undefined ? {} : { comparison: report.comparison }),
      ...(report.debt === undefined ? {} : { debt: report.debt }),
      ...(report.approved === undefined ? {} : { approved: report.approved }),
      ...(report.ending === undefined ? {} : { ending: report.ending }),
      ...(report.recognised === undefined ? {} : { recognised: report.recognised }),
    })),
    findings,
    ...(findings.length < total ? { leftOut: total - findings.length } : {}),
    faults: reports.flatMap((report) => report.faults.map((fault) => withProject(fault, report))),
    computed: reports.flatMap((report) => report.computed.map((dependency) => withProject(dependency, report))),
  };
  return { text: `${JSON.stringify(value, undefined, 2)}\n` };

  function toProject(report: Report): string {
    return toShownPath(base, report.root, '') || '.';
  }

  function withProject<T extends object>(value: T, report: Report): T & { readonly project?: string } {
    return reports.length === 1 ? value : { ...value, project: toProject(report) };
  }
}

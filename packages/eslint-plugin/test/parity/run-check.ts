import { check, createNodeProviders } from '@storypole/core';
import { rules } from '@storypole/rules';
import path from 'node:path';
import type { Reported } from './reported';

/** What `storypole check` objects to in the projects: not what is known debt. */
export function runCheck(root: string, projects: readonly string[]): readonly Reported[] {
  const { reports } = check({ cwd: root, paths: projects, configCode: true }, createNodeProviders(), rules);
  return reports.flatMap((report) =>
    report.findings
      .filter(({ known }) => !known)
      .map(({ rule, from, what, why, help }) => ({
        file: path.posix.join(path.relative(root, report.root), from.file),
        rule,
        range: `${from.line}:${from.column}-${from.endLine}:${from.endColumn}`,
        text: [what, why, ...(help === undefined ? [] : [help])].join(' '),
      })),
  );
}

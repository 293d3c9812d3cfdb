import { check, createNodeProviders } from '@storypole/core';
import { rules } from '@storypole/rules';
import type { Frontend } from './frontend';

export const runCommand: Frontend['run'] = async (projects) =>
  Promise.resolve(
    projects.map(({ root }) => {
      const { reports } = check({ cwd: root, paths: [], configCode: false }, createNodeProviders({}), rules);
      const faults = reports.flatMap((report) => report.faults);
      if (faults.length > 0) throw new Error(JSON.stringify(faults));
      return reports.flatMap(({ findings }) =>
        findings.map(({ rule, from, to }) => ({
          rule,
          from: from.file,
          to: to?.file ?? to?.package ?? to?.builtin ?? to?.specifier ?? from.file,
          line: from.line,
        })),
      );
    }),
  );

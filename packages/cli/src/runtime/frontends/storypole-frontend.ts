import { check } from '@storypole/core';
import type { ProofFrontend } from './proof-frontend';

export const storypoleFrontend: ProofFrontend = {
  name: 'storypole',
  find: ({ version }) => ({ version }),
  ask: ({ providers, rules }, copy) => {
    const { reports } = check({ cwd: copy.root, paths: [], configCode: true }, providers, rules);
    const findings = reports.flatMap((report) =>
      report.findings.map(({ rule, from }) => ({ file: from.file, line: from.line, rule })),
    );
    return { findings, formGaps: [], ruleGaps: [] };
  },
};

import type { Report } from '@storypole/core';
import { EXIT_CODE, type ExitCode } from '#types/exit-code';

/** A fault outweighs findings: the report is then incomplete. Known debt is accepted. */
export function toExitCode(reports: readonly Report[]): ExitCode {
  if (reports.some(({ faults }) => faults.length > 0)) return EXIT_CODE.fault;
  const isClean = reports.every(({ findings }) => findings.every((finding) => finding.known));
  return isClean ? EXIT_CODE.clean : EXIT_CODE.findings;
}

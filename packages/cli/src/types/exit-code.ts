/** What the shell is told. A run that is interrupted ends by its signal, which a shell shows as 130. */
export const EXIT_CODE = {
  clean: 0,
  findings: 1,
  /** Usage, config, machine, or a bug. */
  fault: 2,
} as const;

export type ExitCode = (typeof EXIT_CODE)[keyof typeof EXIT_CODE];

/** The folder in which the tests run; POSIX. */
export function workingFolder(): string {
  return process.cwd().replaceAll('\\', '/');
}

/** Whether a file lies under what was asked for, where no path stands for everything. All relative to the root. */
export function isAsked(file: string, paths: readonly string[]): boolean {
  return paths.length === 0 || paths.some((path) => file === path || file.startsWith(`${path}/`));
}

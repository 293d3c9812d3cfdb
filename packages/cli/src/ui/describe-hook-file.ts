import type { HookFile } from '#types/hook-manager';

/** What was done to a hook's file; with `isDry` what would be in it. */
export function describeHookFile({ path, before, after, next }: HookFile, isDry: boolean): string {
  if (isDry) return after ?? `${path} would not be there.\n`;
  if (before === after) return `${path} is as it should be.\n`;
  if (after === undefined) return `Removed ${path}.\n`;
  const then = next === undefined ? '' : ` Run \`${next}\` where that has not been done in this clone.`;
  return `Wrote ${path}.${then}\n`;
}

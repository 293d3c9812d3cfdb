import type { ArchitectureDiff } from '#types/architecture';

/** The schema `storypole/diff@1`, whole. */
export function formatDiffJson(diff: ArchitectureDiff): string {
  return `${JSON.stringify(diff, undefined, 2)}\n`;
}

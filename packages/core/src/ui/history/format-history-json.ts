import type { History } from '#types/history';

/** The schema `storypole/history@1`, whole. */
export function formatHistoryJson(history: History): string {
  return `${JSON.stringify(history, undefined, 2)}\n`;
}

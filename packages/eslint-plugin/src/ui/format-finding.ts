import type { Finding } from '@storypole/core';

/** What a finding says, in the words of the command: what, why, and how to put it right. */
export function formatFinding({ what, why, help, remedies }: Finding): string {
  return [what, why, help, ...remedies.map(({ text }) => text)].filter((part) => part !== undefined).join(' ');
}

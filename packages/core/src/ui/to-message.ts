import type { Finding } from '#types/finding';

/** All that a finding says, for readers that show plain text: what, why, what is allowed, and how to put it right; a line each. */
export function toMessage({ what, why, help, remedies }: Finding): string {
  const helps = help === undefined ? [] : [help];
  return [what, why, ...helps, ...remedies.map((remedy) => `Fix: ${remedy.text}`)].join('\n');
}

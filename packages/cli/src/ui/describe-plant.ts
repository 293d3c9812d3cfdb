import type { PlantReport } from '@storypole/core';

/** What was planted, who was to notice it, and who did. */
export function describePlant({ kind, from, to, typeOnly, expected, found }: PlantReport): string {
  const what = to === '' ? from : `${from} to ${to}${typeOnly ? ' as a type' : ''}`;
  const who = found.length === 0 ? 'nothing reports it' : `reported by ${found.join(', ')}`;
  if (kind === undefined) return `${what}: ${who}`;
  const duty = expected === undefined ? 'no rule says that it catches it' : `${expected} is to catch it`;
  return `${what} (${kind}): ${duty}, ${who}`;
}

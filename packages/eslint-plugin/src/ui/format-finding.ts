import type { Finding } from '@storypole/core';
import type { StorypoleSettings } from '#types/settings';

/** What a finding says, in the words of the command: to people what, why, how to put it right; to agents what to do first. */
export function formatFinding({ what, why, help, remedies }: Finding, reader: StorypoleSettings['messages']): string {
  const ways = [...(help === undefined ? [] : [help]), ...remedies.map(({ text }) => text)];
  if (reader !== 'agent') return [what, why, ...ways].join(' ');
  const advice = ways.length === 0 ? [] : [`Do this: ${ways.join(' Or: ')}`];
  return [what, ...advice, `Why: ${why}`, 'A comment is no way out: `storypole check` reads none.']
    .join(' ')
    .replaceAll(/\s*\n\s*/g, ' ');
}

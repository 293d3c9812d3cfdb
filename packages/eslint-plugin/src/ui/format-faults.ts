import { type Fault, pluralize } from '@storypole/core';
import type { StorypoleSettings } from '#types/settings';

/** All faults in one message: nothing is judged, or not all of it, until each is put right. */
export function formatFaults(faults: readonly Fault[], reader: StorypoleSettings['messages']): string {
  const count = pluralize(faults.length, 'fault');
  return [`Storypole cannot vouch for this file: ${count}.`, ...faults.map(formatFault)].join(
    reader === 'agent' ? ' ' : '\n',
  );
}

function formatFault({ code, file, line, column, key, what, mend }: Fault): string {
  const position = line === undefined ? '' : `:${line}${column === undefined ? '' : `:${column}`}`;
  const place = file === undefined ? '' : ` at ${file}${position}`;
  return `${code}${place}${key === undefined ? '' : ` in \`${key}\``}: ${what} ${mend}`;
}

import { type Fault, FaultError } from '@storypole/core';

/** What a broken config can hold is long; what an agent reads is short. */
const MOST = 5;

/** What the user of an agent is told when a hook could not do its work. */
export function describeHookFailure(error: unknown): string {
  if (error instanceof FaultError) {
    const shown = error.faults.slice(0, MOST).map(describeFault);
    const more = error.faults.length - shown.length;
    const rest = more === 0 ? [] : [`There are ${more} more: run \`storypole check\`.`];
    return ['Storypole could not check, and holds nothing back.', ...shown, ...rest].join(' ');
  }
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return `Storypole failed, and holds nothing back. Run \`storypole self-check\`, and report what it says: ${reason.slice(0, 1000)}`;
}

function describeFault({ code, file, line, what, mend }: Fault): string {
  const place = file === undefined ? '' : ` at ${file}${line === undefined ? '' : `:${line}`}`;
  return `Fault ${code}${place}: ${what} ${mend}`;
}

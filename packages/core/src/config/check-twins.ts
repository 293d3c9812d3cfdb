import type { ReportIn } from './problem';
import type { Written } from './merge-configs';

/** Reports entries that say the same. Entries that lack a part of their identity are reported for that. */
export function checkTwins<T>(
  items: readonly Written<T>[],
  identify: (value: T) => readonly (string | undefined)[],
  name: (identity: readonly string[]) => string,
  report: ReportIn,
): void {
  const first = new Map<string, string>();
  for (const { value, source, key } of items) {
    const identity = identify(value);
    if (!isWhole(identity)) continue;
    const joined = JSON.stringify(identity);
    const other = first.get(joined);
    if (other === undefined) first.set(joined, key);
    else {
      report(source, {
        code: 'config/duplicate',
        key,
        what: `\`${other}\` and \`${key}\` say the same of ${name(identity)}.`,
        mend: 'Remove one of the two.',
      });
    }
  }
}

function isWhole(identity: readonly (string | undefined)[]): identity is readonly string[] {
  return !identity.includes(undefined);
}

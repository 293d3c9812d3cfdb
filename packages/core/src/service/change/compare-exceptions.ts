import type { Loosening } from '#types/change';
import type { Policy } from '#types/policy';

/** Exceptions that are new, or last longer. */
export function compareExceptions(before: Policy, after: Policy): readonly Loosening[] {
  return after.exceptions.flatMap(({ rule, from, to, until }, index) => {
    const was = before.exceptions.find((other) => other.rule === rule && other.from === from && other.to === to);
    if (was !== undefined && was.until >= until) return [];
    const longer = was === undefined ? 'is new' : `holds until ${until}; it was ${was.until}`;
    return [
      {
        loosens: `exception ${rule} ${from} ${to}`,
        what: `The exception to ${rule} from ${from} to ${to} ${longer}.`,
        key: `exceptions[${index}]`,
      },
    ];
  });
}

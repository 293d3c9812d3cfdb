import type { Report } from '#types/report';
import { pluralize } from './pluralize';

/** The exceptions that are about to end, one line each. */
export function describeEnding(reports: readonly Report[]): readonly string[] {
  return reports.flatMap(({ ending = [] }) =>
    ending.map(({ rule, from, to, owner, until, days }) => {
      const when = days === 0 ? 'today' : `in ${pluralize(days, 'day')}`;
      return `The exception to ${rule} from ${from} to ${to} ends ${when}, on ${until}: ${owner} puts it right or renews it.`;
    }),
  );
}

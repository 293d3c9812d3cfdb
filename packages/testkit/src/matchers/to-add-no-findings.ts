import type { Change } from '#types/change';
import { UsageError } from '#types/usage-error';
import type { Verdict } from '#types/verdict';
import { toVerdict } from './to-verdict';

const NAME = 'toAddNoFindings';

/** The policy finds nothing in the working tree that it did not find at the merge base. */
export function toAddNoFindings(received: unknown): Verdict {
  if (!isChange(received)) {
    throw new UsageError(`${NAME} tests a change.`, "Hand over `arch.changedSince('main')`.");
  }
  const { model, changed, files, findings } = received;
  return toVerdict(NAME, {
    model,
    subject: 'the change',
    rows: new Set([...changed, ...files.added].map(({ row }) => row)),
    claim: 'add nothing that the policy finds fault with',
    findings: findings.added,
    faults: model.faults,
  });
}

function isChange(received: unknown): received is Change {
  return typeof received === 'object' && received !== null && 'kind' in received && received.kind === 'change';
}

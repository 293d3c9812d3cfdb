import type { Subject } from '#types/subject';
import type { Reason, Verdict } from '#types/verdict';
import { readSubject } from '#service/read-subject';
import { type Offence, toFinding } from '#service/to-finding';
import { toPlannedVerdict, toVerdict } from './to-verdict';

/** What a matcher about files says of its subject. */
export interface FileCheck {
  /** What the test demands, after "must": `not depend on layer \`ui\``. */
  readonly claim: string;
  readonly offences: readonly Offence[];
}

/** Reads the subject, checks it, and says so in the words of the linter. */
export function checkFiles(
  matcher: string,
  received: unknown,
  reason: Reason,
  check: (subject: Subject) => FileCheck,
): Verdict {
  const subject = readSubject(matcher, received);
  if (subject === undefined) return toPlannedVerdict(matcher);
  const { claim, offences } = check(subject);
  const why = `The test says that ${subject.title} must ${claim}.`;
  return toVerdict(matcher, {
    model: subject.model,
    subject: subject.title,
    rows: subject.rows,
    claim,
    findings: offences.map((offence) => toFinding(subject.model, matcher, why, reason, offence)),
  });
}

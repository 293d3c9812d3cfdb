import type { Debt } from '#types/debt';
import type { Remedy } from '#types/finding';
import type { KeptSnapshot } from '#repo/cache/decode-snapshot';
import type { SnapshotVerdict } from '#repo/cache/snapshot';
import type { Question, Verdict } from '../answer';

/** A verdict as it is kept; `computed` is kept as it is said, because the sources may be gone when it is asked for. */
interface SaidVerdict {
  /** Under which question it was given. */
  readonly question: string;
  readonly verdict: Pick<Verdict, 'examined' | 'findings' | 'faults' | 'recognised'>;
  readonly debtFiles: Debt['files'];
  readonly renames: readonly (readonly [string, string])[];
  readonly computed: ReturnType<Verdict['readComputed']>;
  readonly remedies: KeptRemedies;
}

/** The remedies that were looked for, by the finding's position among all. */
export type KeptRemedies = Readonly<Record<number, readonly Remedy[]>>;

export interface RecalledVerdict {
  readonly verdict: Verdict;
  readonly remedies: KeptRemedies;
}

/** @param remedies what each finding has besides what its rule gave it, as far as it was asked */
export function toSaid(question: Question, verdict: Verdict, remedies: KeptRemedies): SnapshotVerdict['said'] {
  const { readComputed, examined, findings, faults, recognised, debt } = verdict;
  return {
    question: JSON.stringify(question),
    verdict: { examined, findings, faults, recognised },
    debtFiles: debt.files,
    renames: [...debt.renames],
    computed: readComputed(),
    remedies,
  } satisfies SaidVerdict;
}

/** The verdict of an earlier run, if it answers the same question; whether it still holds is for the caller to know. */
export function recallVerdict(
  snapshot: Pick<KeptSnapshot, 'readVerdict'>,
  question: Question,
): RecalledVerdict | undefined {
  const known = snapshot.readVerdict()?.said as SaidVerdict | undefined;
  if (known?.question !== JSON.stringify(question)) return undefined;
  const debt = { files: known.debtFiles, renames: new Map(known.renames) };
  const verdict = { ...known.verdict, debt, readComputed: () => known.computed };
  return { verdict, remedies: known.remedies };
}

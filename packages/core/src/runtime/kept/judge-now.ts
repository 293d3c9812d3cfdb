import type { Finding } from '#types/finding';
import type { Fault } from '#types/fault';
import type { Providers } from '#types/providers';
import type { Rule } from '#types/rule';
import type { Verdict } from '../answer';
import { MANY_REMEDIES } from '../attach-remedies';
import { MOST_REMEDIES } from '../check-options';
import type { ProjectRoot } from '../find-project-roots';
import { toQuestion } from '../to-question';
import { giveRemedies } from './give-remedies';
import type { Look } from './look-at-kept';
import { openReading, type Reading } from './open-reading';

/** A project as it is now, for whoever asks what a change did to it. */
export interface JudgedNow {
  readonly faults?: never;
  readonly reading: Reading;
  readonly verdict: Verdict;
  /** All of the verdict, with their remedies. */
  readonly findings: readonly Finding[];
  /** Leaves what was learned for the next run, and the remedies of the first of what is reported, which are looked for at once. */
  readonly keep: (reported: readonly Finding[]) => void;
}

/** Judges all of a project. */
export function judgeNow(
  root: ProjectRoot,
  { configCode }: { readonly configCode: boolean },
  providers: Providers,
  rules: readonly Rule[],
  look?: Look,
): JudgedNow | { readonly faults: readonly Fault[] } {
  const reading = openReading(root, { configCode }, providers, rules, look);
  if (reading.faults !== undefined) return { faults: reading.faults };
  const judgement = reading.judge(toQuestion({ paths: [] }, {}, providers));
  return {
    reading,
    verdict: judgement.verdict,
    findings: giveRemedies(judgement, [], MANY_REMEDIES),
    keep: (reported) => {
      reported.slice(0, MOST_REMEDIES).forEach(({ remedies }) => remedies.length);
      reading.save();
    },
  };
}

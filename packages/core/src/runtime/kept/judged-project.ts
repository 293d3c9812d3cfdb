import type { Judgement, Reading } from './open-reading';

/** A project that was held against its policy: as it lies on disk, or as git's index has it. */
export interface JudgedProject extends Pick<Reading, 'policy' | 'rules' | 'policyFiles' | 'save'> {
  readonly faults?: never;
  readonly judgement: Pick<Judgement, 'verdict' | 'readRemedies'>;
}

import type { Finding, Suppression } from '@storypole/core';
import type { Lint } from './lint';

/** A rule as a host shows it: which of the shared findings are its own. */
export interface RuleReporter {
  readonly id: string;
  readonly summary: string;
  readonly find: (lint: Lint, readSuppressions: () => readonly Suppression[]) => readonly Finding[];
  /** Whether its findings stand at dependencies, so that a change of one may put them right. */
  readonly isAboutImports: boolean;
  /** What it says of a finding, given the words of the command. */
  readonly say: (finding: Finding, text: string, lint: Lint) => string;
  /** Whether its findings stand above the first line, where no comment of the file reaches. */
  readonly standsAbove: boolean;
}

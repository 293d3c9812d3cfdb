import type { Providers } from '#types/providers';
import type { Question } from './answer';
import type { ProjectRoot } from './find-project-roots';

/** What a check asks: of today, of all rules or some. */
export function toQuestion(
  { paths }: Pick<ProjectRoot, 'paths'>,
  { onlyRules }: { readonly onlyRules?: readonly string[] },
  { clock }: Pick<Providers, 'clock'>,
): Question {
  return {
    today: new Date(clock.now()).toISOString().slice(0, 10),
    full: paths.length === 0 && onlyRules === undefined,
    onlyRules,
  };
}

import { Selection } from '#types/selection';
import { UsageError } from '#types/usage-error';

/**
 * Whether a selection holds something to check. One that is empty and planned does not; a check of nothing is refused, and so
 * is a plan that has come true.
 */
export function requireSome(matcher: string, title: string, received: readonly unknown[]): boolean {
  const plannedWhy = received instanceof Selection ? received.plannedWhy : undefined;
  if (received.length > 0 && plannedWhy !== undefined) {
    throw new UsageError(
      `${matcher} tested ${title}, which is planned ("${plannedWhy}") and holds ${received.length} already.`,
      'Drop `.planned(…)`: what the test says holds from now on.',
    );
  }
  if (received.length === 0 && plannedWhy === undefined) {
    throw new UsageError(
      `${matcher} tested ${title}, which is empty: a check of nothing is always green.`,
      'Correct the name, the pattern or the filter, or say `.planned(why)` until there is something.',
    );
  }
  return received.length > 0;
}

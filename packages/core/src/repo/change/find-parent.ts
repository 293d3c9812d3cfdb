import { isBlank } from './is-blank';
import { levelOf } from './level-of';

/** The line that opens the block in which a line of YAML stands. */
export function findParent(lines: readonly string[], index: number): number | undefined {
  const level = levelOf(lines[index] as string);
  for (let at = index - 1; at >= 0; at--) {
    if (!isBlank(lines[at] as string) && levelOf(lines[at] as string) < level) return at;
  }
  return undefined;
}

import { isBlank } from './is-blank';
import { levelOf } from './level-of';

/** The lines of the block that a line of YAML stands in: the keys of one map, not those of the next item of a list. */
export function listSiblings(lines: readonly string[], index: number): readonly string[] {
  const level = levelOf(lines[index] as string);
  const found = [lines[index] as string];
  if (!isItem(lines[index] as string)) {
    for (let at = index - 1; at >= 0; at--) {
      const line = lines[at] as string;
      if (isBlank(line) || levelOf(line) > level) continue;
      if (levelOf(line) < level) break;
      found.push(line);
      if (isItem(line)) break;
    }
  }
  for (let at = index + 1; at < lines.length; at++) {
    const line = lines[at] as string;
    if (isBlank(line) || levelOf(line) > level) continue;
    if (levelOf(line) < level || isItem(line)) break;
    found.push(line);
  }
  return found;
}

function isItem(line: string): boolean {
  return /^\s*-\s/.test(line);
}

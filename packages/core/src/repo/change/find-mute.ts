/** What follows a command and makes its failure a success. */
const AFTER = /(?:\|\|\s*(?:true|:|exit 0|echo\b.*|\/bin\/true)|;\s*(?:true|exit 0))\s*["']?,?\s*$/;
/** A key or a line beside a command that keeps it from failing, or from running. */
const BESIDE =
  /^(?:-\s+)?["']?(?:continue-on-error["']?:\s*["']?true|allow_failure["']?:\s*(?:true|$)|if["']?:\s*["']?(?:\$\{\{\s*)?false|when["']?:\s*["']?(?:never|manual)|stages["']?:\s*\[\s*manual|skip["']?:\s*true|set \+e\b)/;

/**
 * What keeps a command of a pipeline from failing: behind it, or in the blocks of YAML around it.
 *
 * @param index of the line with the command
 * @param after what stands behind the command
 */
export function findMute(lines: readonly string[], index: number, after: string): string | undefined {
  const behind = AFTER.exec(after)?.[0];
  if (behind !== undefined) return behind.replace(/["',\s]+$/, '').trim();
  for (let at: number | undefined = index; at !== undefined; at = findParent(lines, at)) {
    const found = listSiblings(lines, at).find((line) => BESIDE.test(line.trim()));
    if (found !== undefined) return found.trim().replace(/^-\s+/, '');
  }
  return undefined;
}

/** The lines of the block that a line stands in: the keys of one map, not those of the next item of a list. */
function listSiblings(lines: readonly string[], index: number): readonly string[] {
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

function findParent(lines: readonly string[], index: number): number | undefined {
  const level = levelOf(lines[index] as string);
  for (let at = index - 1; at >= 0; at--) {
    if (!isBlank(lines[at] as string) && levelOf(lines[at] as string) < level) return at;
  }
  return undefined;
}

/** The column of the key, behind the dash of an item. */
function levelOf(line: string): number {
  return /^\s*(?:-\s+)?/.exec(line)?.[0].length ?? 0;
}

function isItem(line: string): boolean {
  return /^\s*-\s/.test(line);
}

function isBlank(line: string): boolean {
  return /^\s*(?:#.*)?$/.test(line);
}

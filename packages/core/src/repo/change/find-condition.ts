import { findParent } from './find-parent';
import { listSiblings } from './list-siblings';

/** A key beside a command that says when it runs. */
const CONDITION =
  /^(?:-\s+)?["']?(?:if|only|except|skip|glob|files|exclude|types|types_or|stages|branches|paths|paths-ignore|branches-ignore)["']?:/;

/**
 * What a command of a pipeline or a hook waits for, in the blocks of YAML around it. `undefined` where it always runs.
 *
 * @param index of the line with the command
 */
export function findCondition(lines: readonly string[], index: number): string | undefined {
  const found: string[] = [];
  for (let at: number | undefined = index; at !== undefined; at = findParent(lines, at)) {
    const parts = listSiblings(lines, at).filter((line) => CONDITION.test(line.trim()));
    for (const part of parts) found.push(readValue(lines, part));
  }
  return found.length === 0 ? undefined : found.join(', ');
}

/** A key, and a list below it, on one line. */
function readValue(lines: readonly string[], line: string): string {
  const start = lines.indexOf(line);
  const depth = line.search(/\S/);
  const rest = lines.slice(start + 1);
  const end = rest.findIndex(
    (next) => next.trim() !== '' && next.search(/\S/) <= depth && !next.trim().startsWith('- '),
  );
  const below = rest.slice(0, end < 0 ? undefined : end).map((next) => next.trim());
  return [line.trim().replace(/^-\s+/, ''), ...below.filter(Boolean)].join(' ');
}

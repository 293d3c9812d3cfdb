import { findParent } from './find-parent';
import { listSiblings } from './list-siblings';

/** What follows a command and makes its failure a success. */
const AFTER = /(?:\|\|\s*(?:true|:|exit 0|echo\b[^"']*|\/bin\/true)|;\s*(?:true|exit 0)|(?<![&>])&)\s*(?=$|["'])/;
/** A pipe ends as its last command does. */
const PIPED = /^\s*\|(?!\|)\s*[^"']*/;
const PIPEFAIL = /\bpipefail\b|shell:\s*bash\b/;
/** What stands before a command and keeps it from running. */
const BEFORE = /(?:^|[\s;&|"'])(?:echo|printf)\s[^;&|"']*$|\b(?:false\s*&&|true\s*\|\|)[^;&|]*$/;
/** Settings that switch off all hooks of a file. */
const WHOLE = /["']?disableAllHooks["']?\s*:\s*true/;
/** A program of the shell that ends before its last line. */
const ENDS = /^(?:exit|return)\b(?:\s+0)?\s*$/;
/** Hooks that read this and do nothing. */
const SWITCH = /^(?:export\s+)?(?:HUSKY|LEFTHOOK)=["']?(?:0|false)["']?\s*$/;
/** A key or a line beside a command that keeps it from failing, or from running. */
const BESIDE =
  /^(?:-\s+)?["']?(?:continue-on-error["']?:\s*(?!["']?false\b)\S|allow_failure["']?:\s*(?:true|$)|if["']?:\s*["']?(?:\$\{\{\s*)?false|when["']?:\s*["']?(?:never|manual)|stages["']?:\s*\[\s*manual|skip["']?:\s*true|set \+e\b)/;

/**
 * What keeps a command of a pipeline from failing: behind it, or in the blocks of YAML around it.
 *
 * @param index of the line with the command
 * @param before,after what stands around the command on its line
 */
export function findMute(lines: readonly string[], index: number, before: string, after: string): string | undefined {
  const piped = PIPEFAIL.test(lines.join('\n')) ? undefined : PIPED.exec(after)?.[0];
  const around = BEFORE.exec(before)?.[0] ?? AFTER.exec(after)?.[0] ?? piped ?? lines.find((line) => WHOLE.test(line));
  if (around !== undefined) return around.replaceAll(/^["',\s]+|["',\s]+$/g, '');
  const end = lines.slice(0, index).find((line) => ENDS.test(line) || SWITCH.test(line));
  if (end !== undefined) return end.trim();
  for (let at: number | undefined = index; at !== undefined; at = findParent(lines, at)) {
    const found = listSiblings(lines, at).find((line) => BESIDE.test(line.trim()));
    if (found !== undefined) return found.trim().replace(/^-\s+/, '');
  }
  return undefined;
}

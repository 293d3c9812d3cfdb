import type { GateCall } from '#types/change';
import { findCondition } from './find-condition';
import { findMute } from './find-mute';

/** A command: the program, a subcommand, and all up to where the shell begins another. */
const COMMAND = /(?<![\w@/.-])storypole(?:@[\w.^~-]+)?\s+(?<rest>[a-z][a-z-]*[^|&;"'`)\n\\]*)(?<after>[^\n]*)/g;
const MENTION = /storypole/i;
const COMMENT = /^\s*(?:#(?!!)|\/\/|\*|<!--)/;
/** What only changes how the report looks. */
const COSMETIC = /\s--(?:format|output|max-findings)[= ]\S+|\s--(?:quiet|color|no-color|debug)\b/g;
/** `"storypole": "^1.0.0"`: a version, which is told otherwise. */
const VERSION = /"(?:@storypole\/[\w-]+|eslint-plugin-storypole|storypole)(?:@[^"]*)?"\s*:\s*"/;
const YAML = /\.ya?ml$/;
const WORKFLOW = /(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/;

/**
 * The calls of Storypole in a file outside the code, and the lines that mention it otherwise.
 *
 * @param file relative to the root
 */
export function findCalls(file: string, text: string): readonly GateCall[] {
  const lines = text.split('\n');
  const calls = lines.flatMap((line, index): readonly GateCall[] => {
    if (!MENTION.test(line) || COMMENT.test(line) || VERSION.test(line)) return [];
    const commands = [...line.matchAll(COMMAND)];
    if (commands.length === 0) return [{ file, line: index + 1, text: line.trim().replaceAll(/\s+/g, ' ') }];
    const condition = YAML.test(file) ? findCondition(lines, index) : undefined;
    return commands.map(({ index: at, groups }) => {
      const mute = findMute(lines, index, line.slice(0, at), groups?.['after'] ?? '');
      return {
        file,
        line: index + 1,
        text: toCommand(groups?.['rest'] ?? ''),
        ...(mute === undefined ? {} : { mutedBy: mute }),
        ...(condition === undefined ? {} : { condition }),
      };
    });
  });
  const isWorkflow = WORKFLOW.test(file) && calls.length > 0;
  return isWorkflow ? [...calls, ...findEvents(file, lines)] : calls;
}

function toCommand(rest: string): string {
  const [subcommand = '', ...words] = ` ${rest}`.replaceAll(COSMETIC, '').trim().split(/\s+/);
  return ['storypole', subcommand, ...words].join(' ');
}

/** The events that start a workflow: without them nothing in it runs. */
function findEvents(file: string, lines: readonly string[]): readonly GateCall[] {
  const start = lines.findIndex((line) => /^["']?on["']?\s*:/.test(line));
  if (start < 0) return [];
  const inline = (lines[start] ?? '').replace(/^[^:]*:/, '');
  const end = lines.findIndex((line, index) => index > start && /^\S/.test(line) && !line.startsWith('#'));
  const block = lines.slice(start + 1, end < 0 ? undefined : end);
  const depth = Math.min(...block.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
  const keys = block.filter((line) => line.search(/\S/) === depth).join('\n');
  const names = `${inline}\n${keys}`.match(/[a-z_]{3,}/g) ?? [];
  return [...new Set(names)].map((name) => {
    const at = lines.findIndex(
      (line, index) => index > start && line.search(/\S/) === depth && line.includes(`${name}:`),
    );
    const hasKeys = at >= 0 && (lines[at + 1] ?? '').search(/\S/) > depth;
    const condition = hasKeys ? findCondition(lines, at + 1) : undefined;
    return { file, line: start + 1, text: `on ${name}`, ...(condition === undefined ? {} : { condition }) };
  });
}
